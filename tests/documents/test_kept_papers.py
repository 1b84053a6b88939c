"""The PDF of a public paper is made once for its content."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from portal.documents.papers import kept
from portal.documents.papers.blocks import Paragraph
from portal.documents.papers.kinds import Kind
from portal.documents.papers.paper import Paper
from portal.documents.papers.pdf import render_pdf


@pytest.fixture
def paper() -> Paper:
    """Not in the cache from an earlier run; to empty it would empty it for every test beside this."""
    return Paper(
        Kind.ANNOUNCEMENT, "kk", number="1/СИ-2026", date=date(2026, 3, 13),
        body=(Paragraph(f"Конкурс жарияланды: {uuid4()}."),),
    )  # fmt: skip


@pytest.fixture
def made(monkeypatch) -> list[Paper]:
    """The papers that were set, by the real compiler."""
    found = []

    def render(wanted: Paper) -> bytes:
        found.append(wanted)
        return render_pdf(wanted)

    monkeypatch.setattr(kept, "render_pdf", render)
    return found


def test_the_same_paper_is_made_once(made, paper):
    first = kept.kept_pdf(paper)
    assert first.startswith(b"%PDF-")
    assert kept.kept_pdf(replace(paper)) == first == render_pdf(paper)
    assert len(made) == 1


def test_another_word_or_language_is_another_paper(made, paper):
    others = (
        replace(paper, body=(*paper.body, Paragraph("Қайта жарияланды."))),
        replace(paper, language="ru"),
        replace(paper, number="2/СИ-2026"),
    )
    assert len({kept.kept_pdf(each) for each in (paper, *others)}) == 4
    assert len(made) == 4
