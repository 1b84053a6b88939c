"""Keeping a paper: as a document that a step can attach."""

from portal.organisations.models import Organisation

from .. import actions
from ..models import Document
from .paper import Paper
from .pdf import render_pdf

NAME_CHARACTERS = 250  # with the ending it fits into Document.name


def issue_paper(paper: Paper, *, organisation: Organisation, name: str = "") -> Document:
    """Make the PDF and keep it in the name of `organisation`; the caller attaches it.

    The same paper made twice is one file, two documents. A draft is never kept: ValueError.
    `name` is what a person sees when fetching it; by default the kind and number of the paper.
    """
    if paper.draft:
        raise ValueError("A draft is shown, never issued.")
    content = render_pdf(paper)
    return actions.store_made(content, name=file_name(paper, name), organisation=organisation)


def file_name(paper: Paper, name: str = "") -> str:
    """`Хабарлама № 12-ЦДИАӨМ.pdf`: what would cut a name off or lead elsewhere becomes a dash."""
    heading = paper.kind.inside(paper.language).heading.capitalize()
    name = (name or f"{heading} № {paper.number}" if paper.number else name or heading).strip()
    name = "".join("-" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return f"{name.removesuffix('.pdf')[:NAME_CHARACTERS]}.pdf"
