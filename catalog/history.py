"""The history of a service back to the request, as its public card tells it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.audit.chain import project_stream
from portal.audit.models import AuditRow
from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role
from portal.workflow.steps import STEPS, Step

from .milestones import MILESTONES
from .models import ICService, ServiceVersion

ANNOUNCED = "tender.publish"


@dataclass(frozen=True, slots=True)
class Event:
    """One milestone; `by` is a body, never a person, and "" for what the portal did by itself.

    `tender` is the key of the tender that was announced, for a link to the announcement.
    """

    step: str
    title: Any
    at: datetime
    clause: str
    by: str
    tone: str
    tender: int | None = None


def history_of(service: ICService, versions: list[ServiceVersion]) -> list[Event]:
    """The milestones of the service's project, the latest first. Two queries.

    `versions` say which suppliers the card names: an applicant or a bidder that became none of them is
    not named here either.
    """
    rows = AuditRow.objects.filter(
        stream=project_stream(service.project_id), verb__in=MILESTONES
    ).order_by("number")
    told = _told(rows.only("verb", "at", "record", "organisation"))
    named = _named({row.organisation for row in told}, service, versions)
    return [_event(row, service.subject, named) for row in reversed(told)]


def _told(rows) -> list[AuditRow]:
    told, verbs = [], set()
    for row in rows:
        if not (MILESTONES[row.verb].first and row.verb in verbs):
            told.append(row)
        verbs.add(row.verb)
    return told


def _named(
    keys: set[int | None], service: ICService, versions: list[ServiceVersion]
) -> dict[int, Organisation]:
    """The bodies that may be named, by key: state bodies, integrator, operator, suppliers of the service."""
    suppliers = {service.supplier_id} | {version.supplier_id for version in versions}
    bodies = Organisation.objects.in_bulk(keys - {None})
    return {
        key: body
        for key, body in bodies.items()
        if body.kind != Organisation.Kind.SUPPLIER or key in suppliers
    }


def _event(row: AuditRow, subject: str, named: dict[int, Organisation]) -> Event:
    milestone, step = MILESTONES[row.verb], STEPS.get(row.verb)
    return Event(
        step=row.verb,
        title=milestone.title,
        at=row.at,
        clause=milestone.clause_of(step, subject),
        by=_by(row, step, named),
        tone=milestone.tone,
        tender=row.record if row.verb == ANNOUNCED else None,
    )


def _by(row: AuditRow, step: Step | None, named: dict[int, Organisation]) -> str:
    """The Commission decides as one body, whoever led the meeting."""
    if step and step.actors == {Role.COMMISSION}:
        name = str(ROLE_NAMES[Role.COMMISSION])
        return name[:1].upper() + name[1:]
    body = named.get(row.organisation)
    return body.short if body else ""
