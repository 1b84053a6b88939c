"""Delivering a record to its addressees, and telling those who take part."""

import hashlib
import json
import secrets

from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.refusal import Refused

from .access import Parts
from .models import Delivery, Filing, Project, Record
from .refusals import no_addressee
from .steps import Act, Step


def deliver(record: Record, step: Step, act: Act, project: Project, parts: Parts) -> dict:
    """Freeze what is filed and hand it to each addressee, with a receipt of its own (X27).

    Delivery makes the addressee a party to the project. Returns facts for the audit row.
    Raises `Refused` when no organisation plays an addressed role yet.
    """
    for role in step.joins:
        parts.add(project.pk, _party(record, role, parts), Role(role))
    if not step.delivers:
        return {}
    content = record.content()
    said = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sha256 = hashlib.sha256(said.encode()).hexdigest()
    Filing.objects.create(
        record_id=record.pk, version=record.version, step=step.key, at=act.moment,
        content=content, sha256=sha256,
    )  # fmt: skip
    for role in step.delivers:
        addressee = _party(record, role, parts)
        parts.add(project.pk, addressee, Role(role))
        Delivery.objects.create(
            record_id=record.pk, organisation=addressee, step=step.key, at=act.moment,
            received_on=act.today, number=_receipt_number(act), sha256=sha256,
        )  # fmt: skip
    return {"sha256": sha256}


def _party(record: Record, role: Role, parts: Parts) -> Organisation:
    found = parts.first(role) or record.party(role)
    if found is None:
        raise Refused(no_addressee(role))
    return found


def _receipt_number(act: Act) -> str:
    """Random: a sequence would tell how many there are, and make every delivery wait for the others."""
    return f"{act.today.year}-{secrets.token_hex(6).upper()}"


def tell(record: Record, step: Step, project: Project, act: Act, parts: Parts, facts: dict) -> None:
    """One outbox row for every organisation that plays one of the roles to be told."""
    organisations = {
        organisation.pk: organisation
        for role in step.tells
        for organisation in parts.holders.get(role, ())
        if organisation.pk != act.actor.organisation_id
    }
    post(
        OutboxRow(
            at=act.moment, organisation=organisation, kind=step.key, record=record.pk,
            path=f"/cases/{project.number}/",
            facts={"number": record.number or project.number, "title": project.title} | facts,
        )
        for organisation in organisations.values()
    )  # fmt: skip
