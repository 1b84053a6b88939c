"""What each kind of message says. Apps register their kinds when they are loaded."""

from collections.abc import Mapping

from django.utils.dateparse import parse_date
from django.utils.formats import date_format

SUBJECTS: dict[str, object] = {}


def register(kind: str, subject: object) -> None:
    """`subject` is a lazy message with named places, e.g. "Request %(number)s was agreed"."""
    SUBJECTS[kind] = subject


def wording(kind: str, facts: Mapping) -> str:
    """The message in the active language; dates are written as people write them."""
    readable = {
        name: date_format(day, "DATE_FORMAT")
        if name.endswith("_on") and (day := parse_date(str(value)))
        else value
        for name, value in facts.items()
    }
    return str(SUBJECTS[kind]) % readable
