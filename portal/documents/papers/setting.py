"""The words of a paper as paper.typ takes them: printable, and fitted into their places."""

from typing import Any

from .blocks import Holds
from .characters import REPLACEMENT, printable
from .fitting import fitted, width
from .paper import Paper
from .said import Said, said

# What is no text for a reader.
KEPT = frozenset({"is", "align", "marks", "holds", "language", "page"})
# How much room a word has in each place, in em of the letters there (paper.typ and its parts).
ROOMS = {
    "sides": 18, "contacts": 40, "addressees": 16, "place": 12, "number": 12, "mark": 17,
    "references": 14, "parties": 18, "rows": 14, "signatures": 11, "receipts": 50, "made": 60,
}  # fmt: skip
ROOM = 31  # a paragraph, a title, an item of a list in a list
LINE_MM, PADDING_MM = 170, 4.0
FEW_COLUMNS, EM_MM, SMALL_EM_MM = 5, 3.7, 3.17
FIGURES_EM = 24  # the widest column of figures


def typeset(paper: Paper) -> Said:
    """The words of the paper, and `about`, what the PDF says of itself."""
    words = said(paper)
    issuer = words["issuer"] or {"name": "", "sides": []}
    for side in issuer["sides"]:
        side["name"] = side["name"].upper()
    name = " ".join(filter(None, (words["heading"], words["number"] if paper.number else "")))
    title = " – ".join(filter(None, (name, words["title"])))
    setting = _Setting(paper.language)
    data = setting.all(words, ROOM)
    about = {"title": " ".join(printable(title).split()), "author": printable(issuer["name"])}
    replaced = data["replaced"] if setting.replaced else ""
    return data | {"about": about, "replaced": replaced}


class _Setting:
    """Sets every text and remembers whether a character was lost."""

    def __init__(self, language: str) -> None:
        self.language, self.replaced = language, False

    def all(self, words: Any, room: float, key: str = "") -> Any:
        if key in KEPT:
            return words
        room = ROOMS.get(key, room)
        if isinstance(words, str):
            return self.text(words, room)
        if isinstance(words, list):
            return [self.all(value, room) for value in words]
        if isinstance(words, dict):
            if words.get("is") == "table":
                return self.table(words)
            return {name: self.all(value, room, name) for name, value in words.items()}
        return words

    def text(self, text: str, room: float) -> str:
        shown = printable(text)
        self.replaced |= shown.count(REPLACEMENT) > text.count(REPLACEMENT)
        return fitted(shown, room, self.language)

    def table(self, table: Said) -> Said:
        columns = table["columns"]
        em = EM_MM if len(columns) <= FEW_COLUMNS else SMALL_EM_MM
        figures = [self.figures(table, at) for at in range(len(columns))]
        weights = sum(column["weight"] for column in columns)
        free = LINE_MM / em - sum(figures) - len(columns) * PADDING_MM / em
        rooms = [
            wide or max(column["weight"] * free / weights if column["weight"] else ROOMS["rows"], 2)
            for wide, column in zip(figures, columns, strict=True)
        ]
        return table | {
            "caption": self.text(table["caption"], ROOM),
            "columns": [
                column | {"title": fitted(printable(column["title"]), room, ""), "em": wide}
                for column, room, wide in zip(columns, rooms, figures, strict=True)
            ],
            "rows": [self.row(row, rooms) for row in table["rows"]],
            "totals": self.row(table["totals"], rooms),
        }

    def row(self, row: list[str], rooms: list[float]) -> list[str]:
        return [self.text(cell, room) for cell, room in zip(row, rooms, strict=bool(row))]

    def figures(self, table: Said, at: int) -> float:
        """The width of a column of figures; 0 for texts. Its title breaks, figures do not.

        Typst by itself would make room for a long title in one line.
        """
        column = table["columns"][at]
        if column["holds"] == Holds.TEXT:
            return 0
        cells = (row[at] for row in (*table["rows"], table["totals"]) if row)
        longest_word = max(map(width, column["title"].split()), default=0)
        return min(max(max(map(_figures_width, cells), default=0), longest_word, 1.2), FIGURES_EM)


def _figures_width(cell: str) -> float:
    return 0.5 * len(cell) + 0.3
