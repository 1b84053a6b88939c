"""CSV as offices write it: UTF-8 with or without a mark, UTF-16, Windows-1251; divided by ; , or tab."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .sheet import Line, Sheet, Unreadable

SEPARATORS = ";,\t"
CHUNK = 1 << 20
HEAD = 1 << 16
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
OFFICE = "cp1251"
# Excel's own first line, which says what divides the cells.
SAID = re.compile(r"sep=(.)\r?\n?", re.I)
# Longer than any cell we take, so that the limit of ours is the one that is met.
csv.field_size_limit(1 << 20)


@contextmanager
def csv_sheet(path: Path, known: Callable[[str], bool]) -> Iterator[Sheet]:
    """`known` tells whether a text is the heading of a column: the separator is found by it."""
    encoding = _encoding(path)
    notes = [{"code": "windows-1251"}] if encoding == OFFICE else []
    with path.open(encoding=encoding, newline="") as file:
        try:
            head = file.read(HEAD)
        except UnicodeError:
            raise Unreadable("encoding") from None
        separator, skipped = _separator(head, known)
        file.seek(0)
        yield Sheet(_lines(file, separator, skipped), notes)


def _lines(file, separator: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(file, delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > skipped:
                yield Line(number, cells)
    except csv.Error as error:
        limit = "field limit" in str(error)
        raise Unreadable(
            "huge-cell" if limit else "quotes", line=number + 1, most=1 << 20
        ) from None
    except UnicodeError:
        raise Unreadable("encoding") from None


def _encoding(path: Path) -> str:
    """UTF-8 if all of it is; else the one that offices use. Raises Unreadable for what is neither."""
    with path.open("rb") as file:
        head = file.read(4)
        for mark, encoding in MARKS.items():
            if head.startswith(mark):
                return encoding
        for encoding in ("utf-8", OFFICE):
            file.seek(0)
            decoder = codecs.getincrementaldecoder(encoding)()
            try:
                while chunk := file.read(CHUNK):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                continue
            return encoding
    raise Unreadable("encoding")


def _separator(head: str, known: Callable[[str], bool]) -> tuple[str, int]:
    """What divides the cells, and how many lines before the headings say so."""
    if said := SAID.match(head):
        return said[1], 1
    first = next((line for line in head.splitlines() if line.strip(SEPARATORS + " ")), "")

    def found(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=separator), [])
        return sum(map(known, cells)), len(cells)

    return max(SEPARATORS, key=found), 0
