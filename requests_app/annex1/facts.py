"""What the forms must know besides what was typed; read at most once, and only when asked."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.workdays import clock


def document_keys(sections: object) -> list[uuid.UUID]:
    """The keys of the files that the rows of technical documentation name."""
    section = sections.get("documentation") if isinstance(sections, dict) else None
    rows = section.get("rows") if isinstance(section, dict) else None
    named = (
        [row.get("file") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    )
    return [key for text in named if (key := _key(text))]


def documents_of(sections: object, filer: Organisation) -> dict[str, Document]:
    """The files named in the rows that exist and are of the filer's organisation, by key."""
    keys = document_keys(sections)
    if not keys:
        return {}
    found = Document.objects.filter(key__in=keys, organisation=filer.pk)
    return {str(document.key): document for document in found}


@dataclass
class Facts:
    """One look at the outside world for one set of sections."""

    filer: Organisation
    sections: object
    # The language in which the request is written: for screen readers and spelling.
    language: str = "kk"
    # Forms that are not judged hold what was typed and find nothing wrong with it.
    judged: bool = True

    @cached_property
    def today(self) -> date:
        return clock.today()

    @cached_property
    def documents(self) -> dict[str, Document]:
        return documents_of(self.sections, self.filer)


def _key(text: object) -> uuid.UUID | None:
    if not isinstance(text, str):
        return None
    try:
        key = uuid.UUID(text)
    except ValueError:
        return None
    return key if str(key) == text else None
