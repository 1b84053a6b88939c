"""An annex as people read it: labels in the reader's language, content in its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.web import words

from .annex import Annex, Rowset, Section
from .facts import Known, bodies_of, documents_of
from .fields import Body, Money, Phone, money, normal_phone
from .files import FileKey
from .reading import mapping, sequence, text

if TYPE_CHECKING:
    from portal.workflow.models import Record

# Answers that are read as one: "180 000 per day".
TOGETHER = {
    "frequency_n": ("frequency_per",),
    "documents_count": ("documents_per",),
    "documents_volume": ("documents_unit", "documents_per"),
}
FOLLOWERS = {name for names in TOGETHER.values() for name in names}
# What is chosen or rewritten is in our words, not in the filer's.
IN_OUR_WORDS = (forms.ChoiceField, Phone, FileKey, Money)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `typed` tells what the filer wrote from what was chosen among our words."""

    name: str
    label: Any
    text: str
    typed: bool
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One section (the scope questions have no number) with what was answered."""

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
class ShownAnnex:
    """What the partial `requests/_annex.html` draws."""

    language: str
    rows: list[ShownRow]


def annex_of(record: "Record", documents: Iterable[Document] | None = None) -> ShownAnnex:
    """The sections of a record with links to its files.

    One query for the files unless the page has read the `documents` already, and one for the state
    body where the form names it.
    """
    by_key = (
        documents_of(record.ANNEX, record.sections, record.filer)
        if documents is None
        else {str(document.key): document for document in documents}
    )
    return ShownAnnex(record.language, shown(record.ANNEX, record.sections, by_key))


def shown(
    annex: Annex,
    sections: object,
    documents: dict[str, Document] | None = None,
    body: Organisation | None = None,
) -> list[ShownRow]:
    """Every section in the order of the form; answers left blank are left out. Total.

    A page that knows the state body that the form names saves a query.
    """
    bodies = {body.bin: body} if body else bodies_of(annex, sections)
    known = Known(documents or {}, bodies)
    typed = mapping(sections)
    return [_row(section, mapping(typed.get(section.key)), known) for section in annex.sections]


def _row(section: Section, typed: dict, known: Known) -> ShownRow:
    lists = []
    for rowset in section.rowsets:
        labels = labels_of(rowset)
        rows = [
            answers_of(rowset, mapping(row), known, labels)
            for row in sequence(typed.get(rowset.key))
        ]
        lists.append((rowset.title, [row for row in rows if row]))
    return ShownRow(
        key=section.key,
        number=section.number,
        label=section.title,
        answers=answers_of(section, typed, known, labels_of(section)),
        lists=[(title, rows) for title, rows in lists if rows],
    )


def labels_of(part: Section | Rowset) -> dict[str, str]:
    """In the reader's language, looked up once for all the rows of a list."""
    return {name: str(part.form.base_fields[name].label) for name in part.names}


def answers_of(
    part: Section | Rowset, typed: dict, known: Known, labels: dict[str, str] | None = None
) -> list[Answer]:
    """The answers of a section, or of a row of a list, that are not left blank.

    `labels` may be looked up once for all the rows of a list.
    """
    labels = labels or labels_of(part)
    fields = part.form.base_fields if part.form else {}
    found = []
    for name, answered in fields.items():
        raw = text(typed.get(name)).strip()
        if not raw or name in FOLLOWERS:
            continue
        said = [said_of(answered, raw, known)]
        said += [
            said_of(fields[other], text(typed.get(other)).strip(), known)
            for other in TOGETHER.get(name, ())
        ]
        found.append(
            Answer(
                name=name,
                label=labels[name],
                text=" ".join(filter(None, said)),
                typed=not isinstance(answered, IN_OUR_WORDS),
                document=known.documents.get(raw) if isinstance(answered, FileKey) else None,
            )
        )
    return found


def said_of(answered: forms.Field, raw: str, known: Known) -> str:
    """One answer in the words people read; a file by its name only where it is known."""
    if isinstance(answered, Body):
        return known.bodies[raw].name if raw in known.bodies else raw
    if isinstance(answered, forms.ChoiceField):
        return str(dict(answered.choices).get(raw, ""))
    if isinstance(answered, Phone):
        return words.phone(normal_phone(raw) or raw)
    if isinstance(answered, Money):
        try:
            return words.tenge(money(raw))
        except ValidationError:
            return raw
    return "" if isinstance(answered, FileKey) else raw
