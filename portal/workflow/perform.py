"""The only door: every step of every record goes through `perform`.

hold calendar → lock project → lock record → rights → version → state, conditions, data → change → save →
terms → audit → outbox → consequences; one transaction, in this order, everywhere.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from portal.accounts.actor import SYSTEM, Actor
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock

from . import obligations
from .access import Parts
from .attaching import attach, refuse_foreign
from .consequences import CONSEQUENCES
from .delivery import deliver, tell
from .locks import hold_calendar
from .models import Project, Record
from .refusals import not_found, stale, unknown_step, wrong_role, wrong_state
from .steps import Act, Step

# NUL and halves of surrogate pairs: neither PostgreSQL nor UTF-8 can hold them.
UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Done:
    """The step was taken. `repeated` is true when the same submit had already done it."""

    record: Record
    step: Step
    repeated: bool = False
    facts: dict = field(default_factory=dict)


def perform(
    record: Record, step: str, *, actor: Actor, version: int | None = None, **data: Any
) -> Done | Refusal:
    """Take a step, or say why not; nothing is changed by a refusal.

    `version` is what the person saw; a newer one in the database gives "stale", with what
    changed, unless the very same submit made it: that answers as the first time. Only
    system callers and stories may leave it out.
    """
    try:
        with transaction.atomic():
            hold_calendar()
            return _perform(record, step, actor, version, data)
    except Refused as refused:
        return refused.refusal


def also(record: Record, step: str, act: Act, **data: Any) -> Done:
    """For consequences: take a further step as the portal itself, in the same transaction.

    Raises `Refused`, which undoes everything that led to it.
    """
    return _perform(record, step, SYSTEM, None, data, act.moment)


def foresee(
    record: Record,
    step: str,
    *,
    actor: Actor,
    version: int,
    parts: Parts | None = None,
    moment: datetime | None = None,
    **data: Any,
) -> Refusal | None:
    """What `perform` would refuse as things are now, for a preview: nothing is locked or changed."""
    taken, parts = record.STEPS[step], parts or Parts.of(record.project_id)
    act = _act(actor, moment)
    try:
        _admit(record, taken, act, parts, version)
        _clean(record, taken, act, data)
    except Refused as refused:
        return refused.refusal
    return None


def available(
    record: Record, actor: Actor, parts: Parts | None = None, moment: datetime | None = None
) -> list[tuple[Step, Refusal | None]]:
    """The steps of the actor's roles, each with why it is withheld, or None when it is open.

    Steps that have nothing to say in the present state are left out. A page that knows
    the parts and the moment saves their two queries.
    """
    parts = parts or Parts.of(record.project_id)
    act = _act(actor, moment)
    found = []
    for step in record.STEPS.values():
        if not parts.may(actor, step, record):
            continue
        refusal = _withheld(record, step, act)
        if refusal is None or record.state in step.sources or record.state in step.withheld:
            found.append((step, refusal))
    return found


def obstacles(
    record: Record,
    step: str,
    actor: Actor,
    parts: Parts | None = None,
    moment: datetime | None = None,
) -> list[Refusal]:
    """Everything that keeps the actor from the step now, whatever the data; [] when it is open."""
    taken = record.STEPS[step]
    parts = parts or Parts.of(record.project_id)
    if not parts.may(actor, taken, record):
        return [wrong_role(taken)]
    act = _act(actor, moment)
    if (refusal := _out_of_turn(record, taken)) is not None:
        return [refusal]
    return [refusal for condition in taken.conditions if (refusal := condition(record, act))]


def _perform(
    record: Record, name: str, actor: Actor, version: int | None, data: dict, moment=None
) -> Done:
    step = record.STEPS.get(name)
    if step is None:
        raise Refused(unknown_step(name))
    project = Project.objects.select_for_update(of=("self",)).get(pk=record.project_id)
    record = _lock(record)
    record.project = project  # one object, so that what a step gives the project is seen below
    act = _act(actor, moment)
    parts = Parts.of(project.pk)
    if not parts.sees(actor, record):
        raise Refused(not_found())
    digest = _digest(actor, step, version, data)
    if _newer(record, version) and _same_submit(record, version, digest):
        return Done(record, step, repeated=True)
    _admit(record, step, act, parts, version)
    data = _clean(record, step, act, data)
    refuse_foreign(data, act.actor)

    before = _values(record)
    getattr(record, name)(act=act, **data)
    _save(record, before, act)
    attach(record, step, data, act)
    deliveries = deliver(record, step, act, project, parts)
    facts = obligations.after_step(record, step, act, parts)
    chain.append(
        [
            chain.Entry(
                verb=step.key, stream=chain.project_stream(project.pk), actor=actor.user_id,
                organisation=actor.organisation_id, record=record.pk, version=record.version,
                data=_told_to_audit(data) | deliveries | facts
                | {"state": record.state, "submit": digest},
            )
        ],
        at=act.moment,
    )  # fmt: skip
    tell(record, step, project, act, parts, facts)
    for consequence in CONSEQUENCES[step.key]:
        consequence(record, act, data)
    return Done(record, step, facts=facts)


def _admit(record: Record, step: Step, act: Act, parts: Parts, version: int | None) -> None:
    """Raises `Refused` with why the step is not open to this person, from what they saw."""
    if _newer(record, version) and not step.concurrent:
        raise Refused(stale(record, version))
    if not parts.may(act.actor, step, record):
        raise Refused(wrong_role(step))
    if refusal := _withheld(record, step, act):
        raise Refused(refusal)


def _newer(record: Record, version: int | None) -> bool:
    """Whether the record has moved on since the person saw it."""
    return version is not None and version != record.version


def _lock(record: Record) -> Record:
    """The record as it is now, freshly fetched: what was read before the lock may be old."""
    model = type(record.specific())
    of = ("self",) if model is Record else ("self", "record_ptr")
    return model.objects.select_for_update(of=of).get(pk=record.pk)


def _act(actor: Actor, moment=None) -> Act:
    moment = moment or clock.now()
    return Act(actor, moment, clock.local_date(moment))


def _withheld(record: Record, step: Step, act: Act) -> Refusal | None:
    """Why the step is not open whatever the data, or None."""
    return _out_of_turn(record, step) or next(
        filter(None, (condition(record, act) for condition in step.conditions)), None
    )


def _out_of_turn(record: Record, step: Step) -> Refusal | None:
    """Why the state does not let the step be taken, or None."""
    if can_proceed(getattr(record, step.name)):
        return None
    why = step.withheld.get(record.state) or wrong_state(record)
    return why(record) if callable(why) else why


def _clean(record: Record, step: Step, act: Act, data: dict) -> dict:
    """The data as the step takes it. Raises `Refused` with the errors of every field."""
    if unprintable := [name for name, value in data.items() if UNPRINTABLE.search(str(value))]:
        message = _("The text has characters that cannot be kept. Type it again.")
        fields = {name: [message] for name in unprintable}
        raise Refused(Refusal("unprintable", OURS, message, fields=fields))
    if step.requires is not None:
        form = step.requires(data)
        if not form.is_valid():
            errors = form.errors.as_data()
            name, first = next(iter(errors.items()))
            code = first[0].code or "invalid"
            raise Refused(
                Refusal(
                    f"{name}-{code}".replace("_", "-"),
                    OURS,
                    _("Correct the errors and send again."),
                    fields={key: list(messages) for key, messages in form.errors.items()},
                )
            )
        data = form.cleaned_data
    elif data:
        raise Refused(
            Refusal("unexpected-data", OURS, _("This step takes no data: %(names)s.")
                    % {"names": ", ".join(sorted(data))})
        )  # fmt: skip
    for check in step.checks:
        if refusal := check(record, act, data):
            raise Refused(refusal)
    return data


def _values(record: Record) -> dict:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def _save(record: Record, before: dict, act: Act) -> None:
    record.version += 1
    record.changed_at = act.moment
    after = _values(record)
    names = [field.name for field in record._meta.concrete_fields
             if before[field.attname] != after[field.attname]]  # fmt: skip
    record.save(update_fields=names)


def _digest(actor: Actor, step: Step, version: int | None, data: dict) -> str:
    """Recognises the same submit: who, which step, from which version, with what."""
    said = json.dumps([actor.user_id, step.key, version, data], sort_keys=True, default=str)
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()


def _same_submit(record: Record, version: int, digest: str) -> bool:
    """Whether this very submit was taken since; between concurrent ones others may have come."""
    since = AuditRow.objects.filter(record=record.pk, version__gt=version)
    return since.filter(data__submit=digest).exists()


def _told_to_audit(data: dict) -> dict:
    """The data of the step as JSON keeps it; documents by their checksum."""
    return json.loads(json.dumps(data, default=_plain))


def _plain(value: Any) -> Any:
    return (
        {"document": value.pk, "sha256": value.sha256} if hasattr(value, "sha256") else str(value)
    )
