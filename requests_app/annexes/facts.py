"""What the forms must know besides what was typed; read at most once, and only when asked."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.workdays import clock

from ..selectors import addressed_body, state_bodies
from .files import FileKey
from .reading import mapping, sequence, text

if TYPE_CHECKING:
    from .annex import Annex


def document_keys(annex: "Annex", sections: object) -> dict[uuid.UUID, str]:
    """The keys of the files that rows name, each with its section."""
    return {key: section for section, typed in _files(annex, sections) if (key := _key(typed))}


def documents_of(annex: "Annex", sections: object, filer: Organisation) -> dict[str, Document]:
    """The files named in the rows that exist and are of the filer's organisation, by key."""
    keys = document_keys(annex, sections)
    if not keys:
        return {}
    found = Document.objects.filter(key__in=keys, organisation=filer.pk)
    return {str(document.key): document for document in found}


def owner_of(annex: "Annex", sections: object, filer: Organisation) -> Organisation | None:
    """The body whose object it would be: the filer of Annex 1, the body that Annex 2 names."""
    return addressed_body(sections) if annex.names_body else filer


@dataclass(frozen=True, slots=True)
class Known:
    """What answers point at: files by key, state bodies by BIN."""

    documents: dict[str, Document] = field(default_factory=dict)
    bodies: dict[str, Organisation] = field(default_factory=dict)

    def __or__(self, other: "Known") -> "Known":
        return Known(self.documents | other.documents, self.bodies | other.bodies)


def bodies_of(annex: "Annex", sections: object) -> dict[str, Organisation]:
    """The state body that a form names, by its BIN, closed ones included."""
    body = addressed_body(sections, active=False) if annex.names_body else None
    return {body.bin: body} if body else {}


def known_of(annex: "Annex", sections: object, filer: Organisation) -> Known:
    """What the answers in these sections point at."""
    return Known(documents_of(annex, sections, filer), bodies_of(annex, sections))


@dataclass
class Facts:
    """One look at the outside world for one set of sections."""

    annex: "Annex"
    filer: Organisation
    sections: object
    # The language in which the form is written: for screen readers and spelling.
    language: str = "kk"
    # Forms that are not judged hold what was typed and find nothing wrong with it.
    judged: bool = True
    # Today, where the caller has asked the clock already.
    day: date | None = None

    def answer(self, section: str, name: str) -> str:
        """What was typed in a field of any section; "" where nothing was."""
        return text(mapping(mapping(self.sections).get(section)).get(name))

    def once(self, read: Callable[["Facts"], Any]) -> Any:
        """What `read` finds out for one form, asked once for all of them."""
        if read not in self._found:
            self._found[read] = read(self)
        return self._found[read]

    @cached_property
    def _found(self) -> dict:
        return {}

    @cached_property
    def today(self) -> date:
        return self.day or clock.today()

    @cached_property
    def documents(self) -> dict[str, Document]:
        return documents_of(self.annex, self.sections, self.filer)

    @cached_property
    def bodies(self) -> list[Organisation]:
        """The state bodies that a form may name, in the Kazakh order of their names."""
        return list(state_bodies())


def _files(annex: "Annex", sections: object) -> Iterator[tuple[str, object]]:
    for section in annex.sections:
        typed = mapping(mapping(sections).get(section.key))
        for rowset in section.rowsets:
            fields = rowset.form.base_fields.items()
            for name in [name for name, asked in fields if isinstance(asked, FileKey)]:
                rows = sequence(typed.get(rowset.key))
                yield from ((section.key, mapping(row).get(name)) for row in rows)


def _key(typed: object) -> uuid.UUID | None:
    if not isinstance(typed, str):
        return None
    try:
        key = uuid.UUID(typed)
    except ValueError:
        return None
    return key if str(key) == typed else None
