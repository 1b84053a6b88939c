"""Which column of the register a heading names, in Kazakh, Russian or English."""

import unicodedata
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from catalog.columns import Column
from catalog.registers import REGISTERS

from .sheet import Line, Unreadable

# The column that a file of wrong rows has besides; it may come back with the corrected rows.
WHAT_IS_WRONG = _("What is wrong")
IGNORED = ""


def said(text: str) -> str:
    """A text as headings and choices are compared: letters and spaces tidied, case ignored."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def in_every_language(text: object) -> set[str]:
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(said(str(text)))
    return found


@cache
def fields_by_heading(register: str) -> dict[str, str]:
    """Heading as `said` → field; `IGNORED` for the column of errors."""
    found = dict.fromkeys(in_every_language(WHAT_IS_WRONG), IGNORED)
    for column in REGISTERS[register].columns:
        found |= dict.fromkeys({column.field, *in_every_language(column.title)}, column.field)
    return found


def columns_by_field(register: str) -> dict[str, Column]:
    return {column.field: column for column in REGISTERS[register].columns}


def matched(register: str, headings: Line) -> list[str]:
    """The field of each heading, or `IGNORED`.

    Raises Unreadable when a heading is missing, empty, unknown, or there twice: a column that nobody
    understands is not passed over.
    """
    known = fields_by_heading(register)
    if not any(said(cell) in known for cell in headings.cells):
        raise Unreadable("no-headings", line=headings.number)
    if empty := [place for place, cell in enumerate(headings.cells) if not said(cell)]:
        raise Unreadable("empty-heading", columns=[letters(place) for place in empty])
    if unknown := [cell for cell in headings.cells if said(cell) not in known]:
        raise Unreadable("unknown-headings", headings=[cell[:100] for cell in unknown])
    fields = [known[said(cell)] for cell in headings.cells]
    if twice := sorted({field for field in fields if fields.count(field) > 1}):
        raise Unreadable("double-headings", fields=twice)
    columns = columns_by_field(register).values()
    missing = [column.field for column in columns if not column.optional]
    if missing := [field for field in missing if field not in fields]:
        raise Unreadable("missing-headings", fields=missing)
    return fields


def letters(place: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
