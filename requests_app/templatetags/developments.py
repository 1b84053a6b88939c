"""What templates ask of a development: `{% load developments %}`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template

from portal.documents.models import Document
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from requests_app.development.asked import Offer, answered, files_of, offers_of
from requests_app.development.sides import SIDES
from requests_app.models import DevelopmentRequest

register = template.Library()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A side of the discussion; `at` is None while it has not confirmed."""

    body: str
    person: str
    at: datetime | None


@register.filter
def asked_answers(record: DevelopmentRequest) -> list[tuple[Any, str]]:
    """What the customer wrote, with the questions."""
    return answered(record.answers)


@register.filter
def asked_files(record: DevelopmentRequest) -> list[Document]:
    """The files of the request, of those that the page has read already."""
    return files_of(record, record.documents)


@register.filter
def price_offers(record: DevelopmentRequest) -> list[Offer]:
    return offers_of(record)


@register.filter
def discussed_on(record: DevelopmentRequest) -> datetime:
    meeting = record.meeting
    return datetime.fromisoformat(f"{meeting['date']}T{meeting['time']}")


@register.simple_tag
def confirmations(record: DevelopmentRequest, case: Case) -> list[Confirmation]:
    """The three sides in their order."""
    found = []
    for side in SIDES:
        said, body = record.confirmations.get(str(side)), case.parts.first(side)
        found.append(
            Confirmation(
                body.name if body else "",
                said["name"] if said else "",
                datetime.fromisoformat(said["at"]) if said else None,
            )
        )
    return found


@register.simple_tag
def may_ask_for_development(service, case: Case) -> bool:
    """Whether the reader is its customer, it is in operation and no request is open."""
    if (
        case.actor.organisation_id != service.customer_id
        or service.state != service.State.PUBLISHED
    ):
        return False
    return not any(
        record.kind == Kind.DEVELOPMENT and record.state not in record.ENDED
        for record in case.records
    )
