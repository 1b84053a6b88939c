"""Searching a register by words in any form, in Kazakh, Russian or English, even half typed."""

from functools import lru_cache

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast

from .folding import fold_word, spelled
from .tokens import CACHED, prefix, token_set

EVERYTHING_SAID = 20  # words of a search that are looked at


class Matches(Func):
    """`vector @@ query`, the query as it stands: no dictionary has a word in it."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


def searchable(*texts: str) -> str:
    """A tsvector in words: the stems of all words and the concepts that they stand for."""
    found = set()
    for text in texts:
        found.update(map(_stem, spelled(text)), token_set(text))
    return " ".join([f"'{token}'" for token in sorted(found)])


@lru_cache(maxsize=CACHED)
def _stem(word: str) -> str:
    return prefix(fold_word(word))


def matching(rows: QuerySet, text: str) -> QuerySet:
    """The rows with that number, or with all of these words in their field `words`."""
    return rows.filter(Q(number__iexact=text.strip()) | _said(text))


def saying(rows: QuerySet, text: str) -> QuerySet:
    """The rows with all of these words; none for a text without a word that says something."""
    said = _said(text)
    return rows.filter(said) if said else rows.none()


def _said(text: str) -> Q:
    query = _query(text)
    return Q(Matches(F("words"), Cast(Value(query), SearchQueryField()))) if query else Q()


def _query(text: str) -> str:
    """Every word by its beginning or by a concept; words that say nothing are left out."""
    parts = []
    for word in spelled(text)[:EVERYTHING_SAID]:
        tokens = token_set(word)
        if tokens or len(word) < 3:
            ways = [f"'{prefix(fold_word(word))}':*", *(f"'{token}'" for token in sorted(tokens))]
            parts.append(f"({' | '.join(ways)})")
    return " & ".join(parts)
