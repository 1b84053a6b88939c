"""The questions of an announcement as pages show them, and whether the reader may ask or answer."""

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.actor import Actor
from portal.rules.actors import Role
from portal.rules.refusal import Refusal
from portal.workdays.explanation import Explanation

from ..models import Announcement, Question, Tender
from ..sealing.blinding import askers_of
from . import refusals
from .term import asking_ends_at, explained


@dataclass(frozen=True, slots=True)
class Asked:
    """`own`: the reader's organisation asked it; nobody else's page says whose it is."""

    question: Question
    own: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """Until when the announcement may be asked about; `refusal` says why it may not be any more."""

    ends_at: datetime
    explanation: Explanation
    refusal: Refusal | None

    @property
    def open(self) -> bool:
        return self.refusal is None


def questions_of(announcement: Announcement, actor: Actor | None) -> list[Asked]:
    own = ()
    if actor is not None and actor.organisation_id is not None:
        own = askers_of(actor.organisation_id, announcement.round_id)
    rows = Question.objects.filter(announcement=announcement).order_by("number")
    return [Asked(question, question.asker in own) for question in rows]


def asking_about(tender: Tender, announcement: Announcement, moment: datetime) -> Asking:
    """For pages: whether a question is late is compared again at its write."""
    closes_at = announcement.closes_at
    refusal = refusals.asking_closed(tender, announcement, moment)
    return Asking(asking_ends_at(closes_at), explained(closes_at), refusal)


def why_not_ask(
    tender: Tender, announcement: Announcement, actor: Actor, moment: datetime
) -> Refusal | None:
    if Role.SUPPLIER not in actor.roles:
        return refusals.not_a_supplier()
    return refusals.asking_closed(tender, announcement, moment)


def may_answer(tender: Tender, actor: Actor | None) -> bool:
    """The integrator that published the announcement."""
    return (
        actor is not None
        and Role.SERVICE_INTEGRATOR in actor.roles
        and actor.organisation_id == tender.filer_id
    )
