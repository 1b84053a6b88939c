"""The PDF of a public paper is made once for its content."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache

from portal.documents.papers import kept
from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.kinds import Kind
from portal.documents.papers.paper import Paper
from portal.documents.papers.pdf import render_pdf

PAPER = Paper(
    Kind.ANNOUNCEMENT, "kk", number="1/СИ-2026", date=date(2026, 3, 13),
    body=(Paragraph("Конкурс жарияланды."),),
)  # fmt: skip


@pytest.fixture
def made(monkeypatch) -> list[Paper]:
    """The papers that were set, by the real compiler."""
    cache.clear()
    found = []

    def render(paper: Paper) -> bytes:
        found.append(paper)
        return render_pdf(paper)

    monkeypatch.setattr(kept, "render_pdf", render)
    return found


def test_the_same_paper_is_made_once(made):
    first = kept.kept_pdf(PAPER)
    assert first.startswith(b"%PDF-")
    assert kept.kept_pdf(replace(PAPER)) == first == render_pdf(PAPER)
    assert len(made) == 1


def test_another_word_or_language_is_another_paper(made):
    others = (
        replace(PAPER, body=(Paragraph("Конкурс қайта жарияланды."),)),
        replace(PAPER, language="ru"),
        replace(PAPER, number="2/СИ-2026"),
    )
    assert len({kept.kept_pdf(paper) for paper in (PAPER, *others)}) == 4
    assert len(made) == 4
