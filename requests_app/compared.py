"""What changed between two filed versions, in words that people read: labels, answers, files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.documents.models import Document

from .annexes.alignment import Piece, pieces
from .annexes.annex import Annex, Rowset, Section
from .annexes.differences import ListChange, RowChange, SectionChange, differences
from .annexes.facts import Known, bodies_of
from .annexes.shown import Answer, answers_of

# Two wordings that together are shorter are read at a glance.
LONG = 160


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """One answer of a changed section or row; `pieces` is both wordings in one.

    `typed` tells the filer's words from ours; the documents are those of each version.
    """

    label: Any
    before: str
    after: str
    typed: bool
    pieces: list[Piece]
    old_document: Document | None = None
    new_document: Document | None = None

    @property
    def changed(self) -> bool:
        return self.before != self.after or self.old_document != self.new_document

    @property
    def rewritten(self) -> bool:
        """A longer text of which some words were exchanged: each wording is worth reading whole."""
        both = bool(self.changed and self.before and self.after and self.typed)
        return both and len(self.before) + len(self.after) > LONG


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of a list: "added", "removed" or "changed"; `name` says which."""

    kind: str
    name: str
    answers: list[ComparedAnswer]


@dataclass(frozen=True, slots=True)
class ComparedList:
    title: Any
    rows: list[ComparedRow]


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section in which something changed; `number` is None for what the order does not number."""

    key: str
    number: int | None
    title: Any
    answers: list[ComparedAnswer]
    lists: list[ComparedList]


def compared(
    annex: Annex, before: object, after: object, documents: dict[str, Document]
) -> list[ComparedSection]:
    """The changed sections in the order of the form. What reads the same in both is no change."""
    known = tuple(Known(documents, bodies_of(annex, each)) for each in (before, after))
    shown = [
        _section(annex.by_key[each.key], each, known) for each in differences(annex, before, after)
    ]
    return [section for section in shown if section.answers or section.lists]


def _section(
    section: Section, change: SectionChange, known: tuple[Known, Known]
) -> ComparedSection:
    answers = _answers(section, change.before, change.after, known)
    lists = [_list(section.rowset(each.key), each, known) for each in change.lists]
    return ComparedSection(
        key=section.key, number=section.number, title=section.title,
        answers=[answer for answer in answers if answer.changed],
        lists=[each for each in lists if each.rows],
    )  # fmt: skip


def _list(rowset: Rowset, change: ListChange, known: tuple[Known, Known]) -> ComparedList:
    rows = [_row(rowset, each, known) for each in change.rows]
    return ComparedList(
        rowset.title, [row for row in rows if any(answer.changed for answer in row.answers)]
    )


def _row(rowset: Rowset, change: RowChange, known: tuple[Known, Known]) -> ComparedRow:
    """All its answers, so that the row can be recognised."""
    place = change.before_at if change.after_at is None else change.after_at
    return ComparedRow(
        change.kind,
        f"{rowset.one} {place + 1}",
        list(_answers(rowset, change.before, change.after, known)),
    )


def _answers(
    part: Section | Rowset, before: dict, after: dict, known: tuple[Known, Known]
) -> Iterator[ComparedAnswer]:
    old, new = (
        {answer.name: answer for answer in answers_of(part, typed, whose)}
        for typed, whose in zip((before, after), known, strict=True)
    )
    for name in part.form.base_fields if part.form else ():
        if name in old or name in new:
            yield _answer(old.get(name), new.get(name))


def _answer(old: Answer | None, new: Answer | None) -> ComparedAnswer:
    one = new or old
    before, after = (answer.text if answer else "" for answer in (old, new))
    return ComparedAnswer(
        one.label, before, after, one.typed,
        pieces(before, after) if one.typed else _whole(before, after),
        old and old.document, new and new.document,
    )  # fmt: skip


def _whole(before: str, after: str) -> list[Piece]:
    """Words of ours are exchanged whole: a part of a choice means nothing."""
    if before == after:
        return [Piece("same", after)]
    found = [Piece("old", before), Piece("new", after)]
    return [piece for piece in found if piece.text]
