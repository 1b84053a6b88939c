"""The papers of a request as data: conclusion (clause 11), decision (13) and notice (18).

Each is written in the language of the request, whatever the reader's; what is typed in it
stays as it was typed. The preview and the paper are made by one and the same function: only
number and receipts come by sending.
"""

from portal.documents.papers.paper import Paper
from portal.workflow.cases import Case

from .conclusion import conclusion_preview, conclusion_sent
from .decision import decision_preview, decision_sent
from .notice import notice_preview, notice_sent

SENT = {"conclusion": conclusion_sent, "decision": decision_sent, "notice": notice_sent}

__all__ = ["SENT", "conclusion_preview", "decision_preview", "notice_preview", "sent_paper"]


def sent_paper(case: Case, name: str) -> Paper | None:
    """A paper as it was sent; None when there is none of that name."""
    made = SENT.get(name)
    return made and made(case)
