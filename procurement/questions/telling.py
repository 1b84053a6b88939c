"""Who is told of questions and answers, and what the audit says of them."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import register
from portal.organisations.models import Organisation

from ..models import Question, Tender

ASKED, ANSWERED = "tender.ask", "tender.answer"

register(ASKED, _("A question about the tender awaits your answer: %(number)s, %(title)s"))
register(ANSWERED, _("Your question about the tender is answered: %(number)s, %(title)s"))


def note_question(tender: Tender, question: Question) -> None:
    """The asker is blinded, never actor. Without a version: a question is no step."""
    said = {"length": len(question.text), "sha256": question.sha256} | _which(question)
    entry = chain.Entry(
        verb=ASKED, stream=chain.project_stream(tender.project_id), blinded=question.asker,
        record=tender.pk, data=said,
    )  # fmt: skip
    chain.append([entry], at=question.asked_at)


def note_answer(tender: Tender, question: Question, actor: Actor, sha256: str) -> None:
    said = {"length": len(question.answer), "sha256": sha256} | _which(question)
    entry = chain.Entry(
        verb=ANSWERED, stream=chain.project_stream(tender.project_id), actor=actor.user_id,
        organisation=actor.organisation_id, record=tender.pk, data=said,
    )  # fmt: skip
    chain.append([entry], at=question.answered_at)


def tell_integrator(tender: Tender, question: Question) -> None:
    _tell(ASKED, tender.filer, tender, question, question.asked_at)


def tell_asker(tender: Tender, question: Question, asker: Organisation) -> None:
    """Nobody else: who else bids is not known to anybody."""
    _tell(ANSWERED, asker, tender, question, question.answered_at)


def _tell(kind: str, whom: Organisation, tender: Tender, question: Question, at) -> None:
    row = OutboxRow(
        at=at, organisation=whom, kind=kind, record=tender.pk,
        path=f"/tenders/{tender.project.number}/#question-{question.pk}",
        facts={"number": tender.number, "title": tender.title},
    )  # fmt: skip
    post([row])


def _which(question: Question) -> dict:
    return {"announcement": question.announcement.ordinal, "question": question.number}
