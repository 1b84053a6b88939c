"""XLSX: the first sheet, streamed. What such a file may hide is looked for before it is opened."""

import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from .limits import LAST_LINE, MOST_COLUMNS, MOST_PARTS, MOST_UNPACKED
from .sheet import Line, Sheet, Unreadable

MACROS = re.compile(r"vbaProject|macrosheets/|activeX/", re.I)
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([^"]{1,40})"')
CHUNK = 1 << 20
OVERLAP = 200  # bytes: an element may lie across two chunks
DECIMALS = re.compile(r"0\.(0{1,9})")
ZEROS = re.compile(r"0{2,20}")
log = logging.getLogger(__name__)


@contextmanager
def xlsx_sheet(path: Path) -> Iterator[Sheet]:
    _check_archive(path)
    with path.open("rb") as file:
        try:
            # Read-only: a row at a time, links to other files left alone.
            book = load_workbook(file, read_only=True, keep_links=False)
        except Exception as error:
            # A broken archive makes openpyxl raise whatever it stumbles over.
            log.info("An XLSX cannot be opened: %r", error)
            raise Unreadable("broken") from None
        if not book.worksheets:
            raise Unreadable("empty")
        sheet = book.worksheets[0]
        _refuse_merged(path, sheet._worksheet_path)
        notes = [{"code": "first-sheet", "sheet": sheet.title}] if len(book.worksheets) > 1 else []
        yield Sheet(_lines(sheet), notes)


def _lines(sheet) -> Iterator[Line]:
    rows = sheet.iter_rows(min_row=1, max_row=LAST_LINE, max_col=MOST_COLUMNS + 1)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except Exception as error:
            log.info("An XLSX breaks off: %r", error)
            raise Unreadable("broken") from None
        if row is None:
            return
        cells, marks = [], {}
        for place, cell in enumerate(row):
            if cell.value is None:
                cells.append("")
                continue
            cells.append(_typed(cell))
            if cell.data_type == "f":
                marks[place] = {"code": "formula"}
            elif cell.data_type == "e":
                marks[place] = {"code": "cell-error"}
        yield Line(number, cells, marks)


def _typed(cell) -> str:
    """The cell as a person sees it, as nearly as the file tells."""
    value = cell.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M" if value.time() != value.min.time() else "%d.%m.%Y")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(getattr(value, "text", None) or value)


def _number(value: float, shown: str) -> str:
    if decimals := DECIMALS.fullmatch(shown):
        return f"{value:.{len(decimals[1])}f}"
    if float(value).is_integer():
        whole = str(int(value))
        return whole.zfill(len(shown)) if ZEROS.fullmatch(shown) else whole
    return f"{value:.15g}"


def _check_archive(path: Path) -> None:
    """Sizes are as declared: what a part unpacks to beyond that is never read."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise Unreadable("broken") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("bomb", most=MOST_UNPACKED // 1024**2)
    if any(MACROS.search(part.filename) for part in parts):
        raise Unreadable("macros")


def _refuse_merged(path: Path, part: str) -> None:
    """Of merged cells the file holds one: what the others mean, nobody can tell."""
    found, before = [], b""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as file:
            while chunk := file.read(CHUNK):
                searched = before + chunk
                found += (match[1].decode() for match in MERGED.finditer(searched))
                before = searched[-OVERLAP:]
    except Exception as error:
        log.info("An XLSX breaks off: %r", error)
        raise Unreadable("broken") from None
    if found:
        raise Unreadable("merged", cells=sorted(set(found))[:10])
