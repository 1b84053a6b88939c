"""Files to take along: the template of a register, and the wrong rows of an import to be corrected."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from catalog.models import Load, LoadRow
from catalog.models.load import Verdict
from catalog.registers import Register
from catalog.tables import unescaped

from .headings import IGNORED, WHAT_IS_WRONG, letters
from .problems import words

CHUNK = 1000
PREPARED = 1_000  # rows of the template whose cells are prepared
WIDE, NARROW = 40, 22
LONGEST_LIST = 255  # characters of a list of choices that a spreadsheet takes
AS_TEXT = "@"  # so that the zeros at the beginning of a BIN and of a version stay


def wrong_rows(load: Load, language: str) -> Iterator[list[str]]:
    """The table as it was typed, before it a column that says what is wrong; may be uploaded again.

    Streamed after the view has returned, so the language is set for each part anew.
    """
    kept = [place for place, field in enumerate(load.places) if field != IGNORED]
    with override(language):
        yield [str(WHAT_IS_WRONG), *(load.headings[place] for place in kept)]
    rows = load.rows.filter(verdict=Verdict.WRONG).order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        with override(language):
            told = " ".join(told_of(row, load))
        cells = [_cell(row, place) for place in [*kept, *range(len(load.places), len(row.cells))]]
        yield [told, *cells]


def told_of(row: LoadRow, load: Load) -> Iterable[str]:
    """Each problem in the reader's language, with the column it is about."""
    for problem in row.problems:
        said, at = words(problem, load.register), problem["at"]
        yield said if at is None else f"«{load.headings[at]}»: {said}"


def _cell(row: LoadRow, place: int) -> str:
    # The file escapes what it writes; what came escaped already is not to come back so twice.
    return unescaped(row.cells[place]) if place < len(row.cells) else ""


def template(register: Register) -> BinaryIO:
    """An XLSX with the headings in the reader's language; the cells of choices offer them."""
    book = Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = register.name, "A2"
    for place, column in enumerate(register.columns):
        name = letters(place)
        sheet.cell(1, place + 1, str(column.title)).font = Font(bold=True)
        sheet.column_dimensions[name].width = NARROW if column.longest <= 40 else WIDE
        if column.choices is None:
            for line in range(2, PREPARED + 2):
                sheet.cell(line, place + 1).number_format = AS_TEXT
        elif len(choices := ",".join(map(str, column.choices.labels))) <= LONGEST_LIST - 2:
            offered = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            offered.add(f"{name}2:{name}{PREPARED + 1}")
            sheet.add_data_validation(offered)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file
