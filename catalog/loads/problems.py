"""What can be wrong with a file, a row or a cell, and what a person is told of it.

A problem is stored as a code with facts, so that everybody reads it in their own language.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from catalog.registers import REGISTERS
from portal.organisations.bin import MESSAGES
from portal.rules.text import Text

WORDS: dict[str, object] = {
    # The whole file.
    "empty": _("There are no rows in the file."),
    "broken": _("The file is damaged: it cannot be opened as a table. Save it anew and upload it again."),
    "encoding": _("The file is neither in UTF-8 nor in Windows-1251. Save it as CSV in UTF-8."),
    "quotes": _("Row %(line)s: a quotation mark is not closed, or one inside a cell is not doubled."),
    "bomb": _("Unpacked, the file would take more than %(most)s MB. Divide it into several files."),
    "macros": _("The file holds macros. Save it as XLSX without macros."),
    "merged": _("The table has merged cells: %(cells)s. Unmerge them and fill each one in."),
    "too-many-rows": _("The file has more than %(most)s rows. Divide it into several files."),
    "too-many-columns": _("Row %(line)s has more than %(most)s columns."),
    "huge-cell": _("Row %(line)s has a cell of more than %(most)s characters."),
    "too-much-text": _("Up to row %(line)s the file has more text than can be read at once. Divide it into several files."),
    "no-headings": _("Row %(line)s should name the columns, and no column of the register is named there. Take the headings from the template."),
    "empty-heading": _("These columns have no heading: %(columns)s. Name them or remove them."),
    "unknown-headings": _("The register has no such columns: %(headings)s. Correct the headings or remove the columns."),
    "double-headings": _("These columns are there twice: %(fields)s."),
    "missing-headings": _("These columns are missing: %(fields)s."),
    "failed": _("The portal could not read the file. Nothing was entered. Tell the administrator the number of the import."),
    "no-right": _("Who confirmed the import no longer keeps the register. Entered before that: %(entered)s. Upload the file again to go on."),
    # Not wrong, but worth knowing.
    "windows-1251": _("The file is in Windows-1251, which has no letters ә, ғ, қ, ң, ө, ұ, ү, һ: check that they are in the names."),
    "first-sheet": _("Only the first sheet, “%(sheet)s”, was read; the file has others."),
    # Rows.
    "more-cells": _("The row has more cells than there are columns."),
    "same-row": _("Row %(line)s is about the same entry: it has the same number, or the same name and owner. Leave one of them."),
    "registered": _("The register has this name of this owner already, number %(number)s. To change that entry, write its number."),
    "changed-meanwhile": _("The entry was changed after the file was read. Look at it and upload the row again."),
    "gone-meanwhile": _("The entry is no longer in the register."),
    "not-entered": _("The register refused the row. Tell the administrator the number of the import and the row."),
    # Cells.
    "required": _("Fill this in."),
    "too-long": _("At most %(most)s characters; there are %(there)s."),
    "control": _("There is a character that cannot be seen or kept. Type the text anew."),
    "choice": _("Not one of the choices. Write one of these: %(choices)s."),
    "formula": _("There is a formula. Put its value instead."),
    "cell-error": _("The cell shows an error of the spreadsheet."),
    "number": _("A number consists of letters, digits, spaces, dots and hyphens, and has a digit in it."),
    "not-given": _("The register has no such number. Numbers of this form are given by the register itself: leave the cell empty for a new entry."),
    "bin-length": MESSAGES["length"],
    "bin-digits": MESSAGES["digits"],
    "bin-check": MESSAGES["check"],
    "unknown-bin": _("No organisation of the portal has this BIN. Leave it empty and write the owner's name."),
    "other-owner": _("The BIN is that of another organisation: %(owner)s. Correct one of the two."),
    "owner": _("Name the owner: by BIN, or by the name in Kazakh."),
}  # fmt: skip


def words(problem: Mapping, register: str) -> str:
    """The problem in the reader's language."""
    facts = {name: _shown(name, value, register) for name, value in problem.items()}
    return str(WORDS[problem["code"]]) % facts


def grouped(number: int) -> str:
    """`100 000`, as people write it in all three languages here."""
    return f"{number:,}".replace(",", "\u00a0")


def _shown(name: str, value: object, register: str) -> object:
    of = {column.field: column for column in REGISTERS[register].columns}
    if name == "fields":
        return ", ".join(f"«{of[field].title}»" for field in value)
    if name == "choices":
        return ", ".join(f"«{label}»" for label in of[value].choices.labels)
    if name == "owner":
        return str(Text(**value))
    if name == "most":
        return grouped(value)
    if isinstance(value, list):
        return ", ".join(f"«{each}»" for each in value)
    return value
