"""What each kind of message says. Apps register their kinds when they are loaded."""

from collections.abc import Mapping

from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from portal.rules.text import Text

SUBJECTS: dict[str, object] = {}


def register(kind: str, subject: object) -> None:
    """`subject` is a lazy message with named places, e.g. "Request %(number)s was agreed"."""
    SUBJECTS[kind] = subject


def wording(kind: str, facts: Mapping) -> str:
    """The message in the active language; dates are written as people write them.

    A fact may itself be in three languages, as `names_of` gives it.
    """
    return str(SUBJECTS[kind]) % {name: _readable(name, value) for name, value in facts.items()}


def names_of(text: Text) -> dict[str, str]:
    """A name as a fact: each reader gets it in their own language."""
    return {"kk": text.kk, "ru": text.ru, "en": text.en}


def _readable(name: str, value: object) -> object:
    if isinstance(value, dict):
        return str(Text(**value))
    if name.endswith("_on") and (day := parse_date(str(value))):
        return date_format(day, "DATE_FORMAT")
    return value
