"""Looking into a paper: what its table of facts and its paragraphs say."""

from portal.documents.papers.blocks import Facts, Paragraph
from portal.documents.papers.paper import Paper


def facts_of(paper: Paper) -> list[tuple]:
    return [row for block in paper.body if isinstance(block, Facts) for row in block.rows]


def texts_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.body if isinstance(block, Paragraph)]
