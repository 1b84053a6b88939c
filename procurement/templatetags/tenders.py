"""What templates ask of a tender: `{% load tenders %}`."""

from datetime import date, datetime, time, timedelta

from django import template
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.web.words import ALMATY, almaty
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from procurement.forms.contract import TermsForm
from procurement.models import Commission, Contract, PPPProject, Question, Tender
from procurement.models.ppp import Support
from procurement.seating import Seat, seating

register = template.Library()
State = Tender.State

TONES = {
    State.PREPARING: "neutral",
    State.ACCEPTING_BIDS: "success",
    State.CLOSED: "info",
    State.OPENING: "info",
    State.OPENED: "info",
    State.EVALUATED: "info",
    State.AWARDED: "neutral",
    State.NO_BIDS: "warning",
    State.AWAITING_AMENDMENT: "warning",
    State.CANCELLED: "danger",
}
# What the Commission decides under clause 53-1.
DECISIONS = {
    "reannouncement": gettext_lazy("to announce again"),
    "amendment": gettext_lazy("to amend the design task"),
    "cancellation": gettext_lazy("to cancel the creation"),
}


@register.filter
def to_second(moment: datetime | None) -> str:
    """`13.03.2026 12:00:00` on Almaty clocks."""
    return moment.astimezone(ALMATY).strftime("%d.%m.%Y %H:%M:%S") if moment else ""


@register.filter
def said_moment(said: str) -> str:
    """A moment that was kept as text: `13.03.2026 12:00`."""
    return almaty(datetime.fromisoformat(said))


@register.filter
def closing(moment: datetime | None) -> str:
    """The end of a day as clause 47 counts it: `08.04.2026 24:00:00`, not the midnight after."""
    if moment is None:
        return ""
    local = moment.astimezone(ALMATY)
    if local.time() != time():
        return to_second(moment)
    return f"{local - timedelta(days=1):%d.%m.%Y} 24:00:00"


@register.filter
def milliseconds(moment: datetime) -> int:
    """Since 1970, as scripts count."""
    return int(moment.timestamp() * 1000)


@register.filter
def public_state(tender: Tender, now: datetime) -> str:
    """The state as it is now: the moment of closing counts, not whether a worker has noted it."""
    return str(_state(tender, now).label)


@register.filter
def public_tone(tender: Tender, now: datetime) -> str:
    return TONES[_state(tender, now)]


def _state(tender: Tender, now: datetime) -> State:
    state = State(tender.state)
    over = state == State.ACCEPTING_BIDS and now >= tender.closes_at
    return State.CLOSED if over else state


@register.filter
def ladder_decision(name: str) -> str:
    return str(DECISIONS.get(name, name))


@register.filter
def ladder_paper(place: int) -> str:
    """The name of the paper of the decision in this place."""
    return f"decision-{place}"


@register.filter
def shows_bids(case: Case) -> bool:
    """Whether the reader sees an opened bid of the case: then the page of their consideration too."""
    return any(record.kind == Kind.BID for record in case.records)


@register.simple_tag
def questions_about(tender: Tender) -> dict[str, int]:
    """Of the last announcement: how many, and how many of them await an answer."""
    asked = Question.objects.filter(
        announcement__tender=tender, announcement__ordinal=tender.announcements
    )
    return asked.aggregate(count=Count("pk"), open=Count("pk", filter=Q(answered_at=None)))


@register.simple_tag
def commission_seats(commission: Commission) -> list[Seat]:
    return seating(commission)


@register.simple_tag
def contract_terms(contract: Contract) -> list[tuple[str, str]]:
    """What was written, with the labels of the form."""
    return [
        (str(field.label), contract.terms[name])
        for name, field in TermsForm.base_fields.items()
        if contract.terms.get(name)
    ]


@register.simple_tag
def contract_signatures(contract: Contract) -> list[tuple[str, str, datetime | None]]:
    """Both sides, signed or not."""
    sides = (
        ("customer", _("Signature of the customer")),
        ("supplier", _("Signature of the supplier")),
    )
    return [(label, *_signature(contract.signatures.get(side))) for side, label in sides]


def _signature(said: dict | None) -> tuple[str, datetime | None]:
    return (said["name"], datetime.fromisoformat(said["at"])) if said else ("", None)


@register.filter
def support_documents(ppp: PPPProject) -> list[dict]:
    """What was received on support, negative documents too, in the order of receipt."""
    return [
        said
        | {
            "name": Support(said["document"]).label,
            "received_on": date.fromisoformat(said["received_on"]),
        }
        for said in ppp.received
    ]
