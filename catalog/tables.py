"""The registers as files: CSV and XLSX, in the reader's language, row by row."""

import csv
import re
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

from openpyxl import Workbook

# As spreadsheets of our offices read it: with a mark of UTF-8, divided by semicolons.
MARK, DIVIDER = "\ufeff", ";"
# A cell that begins so would be taken for a formula by a spreadsheet: it gets a quote before it. So does
# one that has quotes there already, so that `unescaped` gives back exactly what was written.
FORMULA = re.compile("'*[=+\\-@\t\r]")


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(Echo(), delimiter=DIVIDER)
    yield MARK
    for row in rows:
        yield writer.writerow([escaped(cell) for cell in row])


def xlsx_file(rows: Iterable[list[str]], title: str) -> BinaryIO:
    """An open temporary file, at its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([escaped(cell) for cell in row])
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def escaped(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unescaped(cell: str) -> str:
    """What `escaped` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
