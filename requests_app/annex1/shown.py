"""A request as people read it: labels in the reader's language, content in its own."""

from dataclasses import dataclass, field
from typing import Any

from django import forms

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.web import words

from .bound import SCOPE_TITLE
from .facts import documents_of
from .fields import Phone, normal_phone
from .files import FileKey
from .sections import SECTIONS, Rowset, Section
from .typed import mapping, sequence, text

# Answers that are read as one: "180 000 per day".
TOGETHER = {
    "frequency_n": ("frequency_per",),
    "documents_count": ("documents_per",),
    "documents_volume": ("documents_unit", "documents_per"),
}
FOLLOWERS = {name for names in TOGETHER.values() for name in names}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `typed` tells what the filer wrote from what was chosen among our words."""

    label: Any
    text: str
    typed: bool
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of Annex 1 (or the scope questions, without a number) with what was answered."""

    key: str
    number: int | None
    label: Any
    answers: list[Answer]
    # (title of the list, one entry per row)
    lists: list[tuple[Any, list[list[Answer]]]] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return not self.answers and not any(rows for _title, rows in self.lists)


@dataclass(frozen=True, slots=True)
class Annex:
    """What the partial `requests/_annex1.html` draws."""

    language: str
    rows: list[ShownRow]


def annex_of(sections: dict, filer: Organisation, language: str) -> Annex:
    """The ten rows with links to the files, in one query at most."""
    return Annex(language, shown(sections, documents_of(sections, filer)))


def shown(sections: dict, documents: dict[str, Document] | None = None) -> list[ShownRow]:
    """Every row in the order of the form; answers left blank are left out."""
    return [
        _row(section, mapping(sections.get(section.key)), documents or {}) for section in SECTIONS
    ]


def _row(section: Section, typed: dict, documents: dict[str, Document]) -> ShownRow:
    lists = []
    for rowset in section.rowsets:
        rows = [
            _answers(rowset, mapping(row), documents) for row in sequence(typed.get(rowset.key))
        ]
        lists.append((rowset.title, [row for row in rows if row]))
    return ShownRow(
        key=section.key,
        number=section.row.number if section.row else None,
        label=section.row.label if section.row else SCOPE_TITLE,
        answers=_answers(section, typed, documents),
        lists=[(title, rows) for title, rows in lists if rows],
    )


def _answers(part: Section | Rowset, typed: dict, documents: dict[str, Document]) -> list[Answer]:
    fields = part.form.base_fields if part.form else {}
    found = []
    for name, answered in fields.items():
        raw = text(typed.get(name)).strip()
        if not raw or name in FOLLOWERS:
            continue
        said = [_said(answered, raw)]
        said += [
            _said(fields[other], text(typed.get(other)).strip()) for other in TOGETHER.get(name, ())
        ]
        found.append(
            Answer(
                label=answered.label,
                text=" ".join(filter(None, said)),
                typed=not isinstance(answered, forms.ChoiceField | Phone | FileKey),
                document=documents.get(raw) if isinstance(answered, FileKey) else None,
            )
        )
    return found


def _said(answered: forms.Field, raw: str) -> str:
    if isinstance(answered, forms.ChoiceField):
        return str(dict(answered.choices).get(raw, ""))
    if isinstance(answered, Phone):
        return words.phone(normal_phone(raw) or raw)
    return "" if isinstance(answered, FileKey) else raw
