"""Official papers: one description, shown on a page, as a PDF, or kept as a document.

from portal.documents.papers import Kind, Letterhead, Paper, Paragraph, render_html, render_pdf
from portal.documents.papers.issue import issue_paper  # needs the models
"""

from .blocks import (
    Align,
    Block,
    Column,
    Facts,
    Heading,
    Holds,
    Item,
    Items,
    Marks,
    Paragraph,
    Table,
    Tenge,
)
from .html import render_html
from .kinds import Kind
from .paper import Addressee, Annex, Letterhead, Paper, Party, Receipt, Signature
from .pdf import render_pdf
from .wording import cited, dated, official_date

__all__ = [
    "Addressee",
    "Align",
    "Annex",
    "Block",
    "Column",
    "Facts",
    "Heading",
    "Holds",
    "Item",
    "Items",
    "Kind",
    "Letterhead",
    "Marks",
    "Paper",
    "Paragraph",
    "Party",
    "Receipt",
    "Signature",
    "Table",
    "Tenge",
    "cited",
    "dated",
    "official_date",
    "render_html",
    "render_pdf",
]
