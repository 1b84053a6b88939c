"""What is still wrong with the sections of an annex: the strict judgement before filing."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .annex import READ_ROWS, Annex, Rowset
from .bound import bound
from .reading import mapping

UNREADABLE = _("The answers could not be read. Open the draft and save it again.")
UNKNOWN = _("There are answers here that the form does not ask for.")


def errors_of(
    annex: Annex, sections: object, filer: Organisation, today: date | None = None
) -> dict[str, list[str]]:
    """Messages by the name of the field on the page ("contacts-rows-0-email"); {} when complete.

    Total: whatever JSON it is given, malformed or strange, gives errors, never an exception.
    Asks the database only for the date of `today` unless it is told, the files that the rows name, and the state
    bodies where the form names one.
    """
    errors: dict[str, list[str]] = {}
    for path, message in _malformed(annex, sections):
        errors.setdefault(path, []).append(str(message))
    for section in bound(annex, sections, filer, judged=True, today=today):
        for problem in section.problems():
            errors.setdefault(problem.path, []).extend(problem.messages)
    return errors


def _malformed(annex: Annex, sections: object) -> Iterator[tuple[str, object]]:
    """Where the JSON is not of the shape that `gather` gives."""
    if not isinstance(sections, dict):
        yield "sections", UNREADABLE
        return
    if sections.keys() - annex.by_key.keys():
        yield "sections", UNKNOWN
    for key, section in annex.by_key.items():
        typed = sections.get(key, {})
        lists = [rowset.key for rowset in section.rowsets]
        yield from _malformed_part(key, typed, section.names, lists)
        for rowset in section.rowsets:
            yield from _malformed_list(
                f"{key}-{rowset.key}", mapping(typed).get(rowset.key, []), rowset
            )


def _malformed_list(prefix: str, rows: object, rowset: Rowset) -> Iterator[tuple[str, object]]:
    if not isinstance(rows, list):
        yield prefix, UNREADABLE
        return
    for number, row in enumerate(rows[:READ_ROWS]):
        yield from _malformed_part(f"{prefix}-{number}", row, rowset.names, [])


def _malformed_part(
    path: str, typed: object, names: list[str], lists: list[str]
) -> Iterator[tuple[str, object]]:
    if not isinstance(typed, dict):
        yield path, UNREADABLE
        return
    if typed.keys() - {*names, *lists}:
        yield path, UNKNOWN
    for name in names:
        if not isinstance(typed.get(name, ""), str):
            yield f"{path}-{name}", UNREADABLE
