"""What changed between two versions of an annex: section by section, answer by answer, row by row.

Pure: two mappings of sections in, a list of changes out. White space around an answer and rows
that are wholly blank are no content, so they are no changes either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .alignment import aligned
from .reading import mapping

if TYPE_CHECKING:
    from .annex import Annex, Rowset

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer: "" where there was none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row; places count from 0 in its own version, None where the row is not there.

    `answers` are the changed ones of a row that both versions have.
    """

    before_at: int | None
    after_at: int | None
    before: Row
    after: Row
    answers: list[AnswerChange] = field(default_factory=list)

    @property
    def kind(self) -> str:
        if self.before_at is None:
            return "added"
        return "removed" if self.after_at is None else "changed"


@dataclass(frozen=True, slots=True)
class ListChange:
    """The changed rows of one list, in the order in which they are read."""

    key: str
    rows: list[RowChange]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What changed in one section, both versions of it beside."""

    key: str
    before: dict
    after: dict
    answers: list[AnswerChange]
    lists: list[ListChange]


def differences(annex: "Annex", before: object, after: object) -> list[SectionChange]:
    """The changed sections in the order of the form; [] when nothing changed.

    Total: what is malformed counts as left blank, what the annex does not ask for is passed over.
    """
    found = []
    for key, section in annex.by_key.items():
        old, new = (mapping(mapping(sections).get(key)) for sections in (before, after))
        answers = _changed(section.names, old, new)
        lists = [
            ListChange(rowset.key, rows)
            for rowset in section.rowsets
            if (rows := _changed_rows(rowset, old, new))
        ]
        if answers or lists:
            found.append(SectionChange(key, old, new, answers, lists))
    return found


def content_rows(rowset: "Rowset", typed: Mapping) -> list[Row]:
    """The rows of a list in which something is written, as they are compared."""
    rows = typed.get(rowset.key)
    read = [
        {name: _text(mapping(row).get(name)) for name in rowset.names}
        for row in (rows if isinstance(rows, list) else [])
    ]
    return [row for row in read if any(row.values())]


def _changed(names: list[str], old: Mapping, new: Mapping) -> list[AnswerChange]:
    pairs = ((name, _text(old.get(name)), _text(new.get(name))) for name in names)
    return [AnswerChange(name, was, now) for name, was, now in pairs if was != now]


def _changed_rows(rowset: "Rowset", old: Mapping, new: Mapping) -> list[RowChange]:
    was, now = content_rows(rowset, old), content_rows(rowset, new)
    found = []
    for left, right in aligned(was, now):
        before = was[left] if left is not None else {}
        after = now[right] if right is not None else {}
        if before == after:
            continue
        answers = _changed(rowset.names, before, after) if before and after else []
        found.append(RowChange(left, right, before, after, answers))
    return found


def _text(value: object) -> str:
    """Line ends are written as each browser likes."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""
