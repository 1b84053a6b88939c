"""A paper as PDF: archival, accessible, the same bytes for the same paper."""

from datetime import UTC, datetime, time
from typing import Any

from portal.web.words import ALMATY

from . import compiler
from .characters import REPLACEMENT, breakable, printable
from .paper import Paper
from .said import said

# What is no text for a reader.
KEPT = frozenset({"is", "align", "marks", "holds", "language"})


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1.

    Its timestamps are the beginning of its date in Almaty, or of 1970 when it has none yet, so
    that nothing but the paper decides its bytes.
    """
    made = datetime(1970, 1, 1, tzinfo=UTC)
    if paper.date:
        made = datetime.combine(paper.date, time(), ALMATY).astimezone(UTC)
    return compiler.pdf(typeset(paper), made=made)


def typeset(paper: Paper) -> dict[str, Any]:
    """The words of the paper as paper.typ takes them."""
    words = said(paper)
    issuer = words["issuer"] or {}
    name = " ".join(filter(None, (words["heading"], words["number"] if paper.number else "")))
    about = {
        "title": " – ".join(filter(None, (name, words["title"]))).replace("\n", " "),
        "author": issuer.get("name", ""),
    }
    lost = _Printing(paper.language)
    data = lost.all(words)
    data["about"] = {key: printable(text) for key, text in about.items()}
    data["replaced"] = data["replaced"] if lost.replaced else ""
    return data


class _Printing:
    """Makes every text printable and remembers whether a character was lost."""

    def __init__(self, language: str) -> None:
        self.language, self.replaced = language, False

    def all(self, words: Any, key: str = "", inside: bool = False) -> Any:
        """`inside` the body words are hyphenated; names, titles and addresses are not."""
        inside = inside or key == "body"
        if key in KEPT:
            return words
        if isinstance(words, dict):
            return {name: self.all(value, name, inside) for name, value in words.items()}
        if isinstance(words, list):
            return [self.all(value, "", inside) for value in words]
        return self.text(words, inside) if isinstance(words, str) else words

    def text(self, text: str, inside: bool) -> str:
        shown = printable(text)
        self.replaced |= REPLACEMENT in shown and shown.count(REPLACEMENT) > text.count(REPLACEMENT)
        return breakable(shown, self.language if inside else "")
