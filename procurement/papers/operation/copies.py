"""The copy of the commissioning protocol that the portal makes itself (clause 98)."""

import hashlib

from portal.documents.actions import store_made
from portal.documents.models import Document
from portal.documents.papers.issue import file_name
from portal.documents.papers.pdf import render_pdf
from portal.organisations.models import Organisation
from portal.workflow.cases import Case

from ...models import Commissioning
from .commissioning import protocol_preview


def protocol_copy(case: Case, record: Commissioning, organisation: Organisation) -> Document:
    """The PDF of the signed protocol, kept as a document of `organisation`.

    Made a second time it is the same document, so that the same submit stays the same. ValueError
    for a protocol that is not signed by every side yet.
    """
    paper = protocol_preview(case, record)
    if paper.draft:
        raise ValueError("A draft is shown, never issued.")
    content = render_pdf(paper)
    same = Document.objects.filter(
        organisation=organisation, sha256=hashlib.sha256(content).hexdigest(), uploaded_by=None
    )
    return same.first() or store_made(content, name=file_name(paper), organisation=organisation)
