"""The registers as files: CSV and XLSX, in the reader's language, row by row."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

from openpyxl import Workbook

# As spreadsheets of our offices read it: with a mark of UTF-8, divided by semicolons.
MARK, DIVIDER = "\ufeff", ";"
# A cell that begins so would be taken for a formula by a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(Echo(), delimiter=DIVIDER)
    yield MARK
    for row in rows:
        yield writer.writerow([_plain(cell) for cell in row])


def xlsx_file(rows: Iterable[list[str]], title: str) -> BinaryIO:
    """An open temporary file, at its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
