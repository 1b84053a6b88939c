"""The order of the Kazakh alphabet in the database.

The order is a stored column, because a server without ICU sorts Cyrillic by code points,
where ә, ғ, қ, ң, ө, ұ, ү, һ and і come after я.
"""

from django.db.models import F, Func, TextField, Value

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# One unused code point for each letter, in the order of the alphabet and after all that is
# not a letter of it, so that comparing bytes compares words.
_PLACES = "".join(chr(0xE000 + place) for place in range(len(ALPHABET)))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SPACES = "-‐‑–—\u00a0"  # a hyphen and a no-break space sort as a space
_DROPPED = "«»“”„\"'’()"  # «Атамұра» stands under А

_FROM = ALPHABET + ALPHABET.upper() + _LATIN.upper() + _SPACES + _DROPPED
_TO = _PLACES + _PLACES + _LATIN + " " * len(_SPACES)


def kazakh_order(field: str) -> Func:
    """An expression for a generated column that orders `field` as a Kazakh dictionary does.

    SQL `translate` deletes the characters that have nothing to become. The column must be
    compared by bytes: give it `db_collation="C"`. The table of letters is written out in the
    migration, so a change here makes a new one and the database fills the column anew.
    """
    return Func(F(field), Value(_FROM), Value(_TO), function="translate", output_field=TextField())
