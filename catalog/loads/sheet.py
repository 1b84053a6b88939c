"""A table as it was typed, whatever file it came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .limits import LONGEST_CELL, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS

# Signs that no text has, and that neither the database nor a spreadsheet keeps: their pictures stand
# in for them, and are as wrong.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
PICTURES = {code: 0x2400 + code for code in range(0x20)} | {
    0x7F: 0x2421,
    0xFFFE: 0x2426,
    0xFFFF: 0x2426,
}
PICTURED = re.compile("[\u2400-\u2426]")


class Unreadable(Exception):
    """The file cannot be read as a table; `fault` says why, as a problem."""

    def __init__(self, code: str, **facts) -> None:
        super().__init__(code)
        self.fault = {"code": code, **facts}


@dataclass(slots=True)
class Line:
    """`number` counts the lines of the file from 1. `marks` are problems of cells that only the file shows."""

    number: int
    cells: list[str]
    marks: dict[int, dict] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """`lines` are those in which something stands, the headings first; `notes` are for a person to read."""

    lines: Iterator[Line]
    notes: list[dict] = field(default_factory=list)


def within_limits(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines in which something stands, without the empty cells at their ends.

    Raises Unreadable for more than we take: rows, columns, characters.
    """
    rows = characters = 0
    for line in lines:
        cells = line.cells
        while cells and not cells[-1] and len(cells) - 1 not in line.marks:
            cells.pop()
        if not cells:
            continue
        rows += 1
        if rows > MOST_ROWS + 1:
            raise Unreadable("too-many-rows", most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise Unreadable("too-many-columns", line=line.number, most=MOST_COLUMNS)
        for cell in cells:
            characters += len(cell)
            if len(cell) > LONGEST_CELL:
                raise Unreadable("huge-cell", line=line.number, most=LONGEST_CELL)
        if characters > MOST_CHARACTERS:
            raise Unreadable("too-much-text", line=line.number)
        line.cells = [
            CONTROLS.sub(_picture, cell) if CONTROLS.search(cell) else cell for cell in cells
        ]
        yield line


def _picture(found: re.Match) -> str:
    return found[0].translate(PICTURES)
