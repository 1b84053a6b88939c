"""A record as it was filed last: what everybody reads but the page of the filer's own draft."""

from collections.abc import Iterable

from portal.documents.models import Document
from portal.organisations.models import Organisation

from .annexes.facts import documents_of
from .annexes.shown import ShownAnnex, shown
from .models import Initiative
from .selectors import filed_sections


def filed_annex(
    record: Initiative,
    documents: Iterable[Document] | None = None,
    body: Organisation | None = None,
) -> ShownAnnex:
    """Its sections with links to the files; a file of the next version is never among them.

    One query for the files unless the page has read those attached to the record already, and
    one for the state body that an application names unless the page knows it.
    """
    sections = filed_sections(record)
    by_key = (
        documents_of(record.ANNEX, sections, record.filer)
        if documents is None
        else {str(document.key): document for document in documents}
    )
    return ShownAnnex(record.language, shown(record.ANNEX, sections, by_key, body))
