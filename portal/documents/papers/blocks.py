"""What a paper is built of: plain data, the same for a page and for a PDF.

Texts may be lazy translations: they are turned into words in the language of the paper. A
line break in a text is kept; nothing else in it means anything.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tenge:
    """An amount of money in tenge."""

    amount: Decimal | int


# None and "" are shown as a dash; a moment in Almaty time; a date as DD.MM.YYYY.
Value = str | int | Decimal | date | datetime | Tenge | None


class Align(StrEnum):
    JUSTIFY = "justify"
    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section (1) or of a part of one (2)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    align: Align = Align.JUSTIFY
    strong: bool = False


class Marks(StrEnum):
    """How the lines of a list are marked: clauses, subclauses, or dashes."""

    CLAUSES = "1."
    SUBCLAUSES = "1)"
    DASHES = "–"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with lines of its own."""

    text: str
    items: "Items"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` lets the clauses go on after a heading."""

    items: tuple[str | Item, ...]
    marks: Marks = Marks.CLAUSES
    start: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and a value."""

    rows: tuple[tuple[str, Value], ...]


class Holds(StrEnum):
    """What a column holds: numbers and money stand at its right edge."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is the share of the width among texts; 0 makes a column as narrow as it can be."""

    title: str
    holds: Holds = Holds.TEXT
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page; `totals` is its last row, if any."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    caption: str = ""
    totals: tuple[Value, ...] = ()

    def __post_init__(self) -> None:
        wrong = {len(row) for row in (*self.rows, *filter(None, [self.totals]))}
        if not self.columns or wrong - {len(self.columns)}:
            raise ValueError("Every row of a table has as many cells as the table has columns.")


Block = Heading | Paragraph | Items | Facts | Table
