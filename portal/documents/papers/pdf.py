"""A paper as PDF: archival, accessible, the same bytes for the same paper."""

from datetime import UTC, datetime, time

from portal.web.words import ALMATY

from . import compiler
from .paper import Paper
from .setting import typeset


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1.

    Its timestamps are the beginning of its date in Almaty, or of 1970 when it has none yet, so
    that nothing but the paper decides its bytes.
    """
    made = datetime(1970, 1, 1, tzinfo=UTC)
    if paper.date:
        made = datetime.combine(paper.date, time(), ALMATY).astimezone(UTC)
    return compiler.pdf(typeset(paper), made=made)
