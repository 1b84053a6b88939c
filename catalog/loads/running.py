"""Entering the good rows, some hundreds a transaction: entries, what they are found by, audit, position.

A killed worker loses the chunk at hand alone; the next one continues after the last whole chunk.
"""

import logging
from collections.abc import Sequence

from django.db import DataError, IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from catalog import bulk, twins
from catalog.actions import KEEPERS, prepare, record
from catalog.models import Load, LoadRow, Registered
from catalog.models.load import ENTERED, Verdict
from catalog.registers import REGISTERS
from portal.accounts.actor import Actor, actor_of
from portal.notifications.outbox import tell
from portal.organisations.models import Organisation
from portal.workdays import clock

from .messages import DONE

CHUNK = 500
log = logging.getLogger(__name__)


def run(load: Load) -> None:
    """Enter everything that is not entered yet, and tell who asked for it. Safe to call again."""
    actor = actor_of(load.confirmed_by)
    one_by_one = 0
    while True:
        try:
            if not _run_chunk(load.pk, actor, 1 if one_by_one else CHUNK):
                return
        except (IntegrityError, DataError):
            # One bad row holds up no other: the rows of the chunk are entered one by one.
            if one_by_one:
                log.exception("A row of import %s cannot be entered.", load.pk)
                _leave_next_out(load.pk)
            else:
                one_by_one = CHUNK + 1
        one_by_one = max(0, one_by_one - 1)


@transaction.atomic
def _run_chunk(pk: int, actor: Actor | None, size: int) -> bool:
    """Whether there was anything to do."""
    load = _held(pk)
    if load is None:
        return False
    rows = list(_waiting(load)[:size])
    if not rows:
        _finish(load)
        return False
    if actor is None or not actor.roles & KEEPERS:
        _stop(load)
        return False
    model = REGISTERS[load.register].model
    _enter([row for row in rows if row.verdict == Verdict.NEW], model, actor, load)
    _change([row for row in rows if row.verdict == Verdict.CHANGED], model, actor, load)
    _go_on(load, rows)
    return True


def _held(pk: int) -> Load | None:
    return Load.objects.select_for_update().filter(pk=pk, phase=Load.Phase.RUNNING).first()


def _waiting(load: Load):
    rows = load.rows.filter(pk__gt=load.position, verdict__in=ENTERED).order_by("pk")
    return rows.defer("cells", "problems", "before")


def _enter(rows: Sequence[LoadRow], model: type[Registered], actor: Actor, load: Load) -> None:
    """Make entries, unless somebody made the same one after the file was read."""
    numbers = {row.number for row in rows if row.number}
    there = dict(model.objects.filter(number__in=numbers).values_list("number", "number"))
    taken = twins.numbers_of(model, [twins.identity_of(row.values) for row in rows])
    good = []
    for row in rows:
        number = there.get(row.number) or taken.get(twins.identity_of(row.values))
        if number:
            _leave_out(row, "registered", number=number)
        else:
            good.append(row)
    owners = Organisation.objects.in_bulk({row.values["owner_id"] for row in good} - {None})
    items = [model(**row.values) for row in good]
    for item in items:
        if item.owner_id:
            item.owner = owners[item.owner_id]
    if not items:
        return
    bulk.add(prepare(items), keys=True)
    record(items, "registered", actor=actor, new=True, load=load.pk)


def _change(rows: Sequence[LoadRow], model: type[Registered], actor: Actor, load: Load) -> None:
    """Change entries that are still as they were compared with."""
    entries = model.objects.select_for_update(of=("self",)).select_related("owner")
    items = {
        item.pk: item for item in entries.filter(pk__in=[row.item for row in rows]).order_by("pk")
    }
    changed = []
    for row in rows:
        item = items.get(row.item)
        if item is None:
            _leave_out(row, "gone-meanwhile")
        elif item.changed_at != row.seen_at:
            _leave_out(row, "changed-meanwhile")
        else:
            for field, value in row.values.items():
                setattr(item, field, value)
            changed.append(item)
    if not changed:
        return
    owners = Organisation.objects.in_bulk({item.owner_id for item in changed} - {None})
    for item in changed:
        item.owner = owners.get(item.owner_id)
    fields = {field for row in rows for field in row.values}
    bulk.put(prepare(changed), known_by="id", changing=sorted(fields | {"words", "changed_at"}))
    record(changed, "changed", actor=actor, load=load.pk)


def _leave_out(row: LoadRow, code: str, **facts) -> None:
    """It stays among the wrong ones, to be taken along and corrected."""
    row.verdict = Verdict.WRONG
    row.problems = [*row.problems, {"at": None, "code": code, **facts}]
    row.values = row.before = {}
    row.save(update_fields=["verdict", "problems", "values", "before"])


def _go_on(load: Load, rows: Sequence[LoadRow]) -> None:
    left_out = [row for row in rows if row.verdict == Verdict.WRONG]
    load.position = rows[-1].pk
    load.entered += len(rows) - len(left_out)
    load.to_enter -= len(left_out)
    load.wrong += len(left_out)
    load.save(update_fields=["position", "entered", "to_enter", "wrong"])


@transaction.atomic
def _leave_next_out(pk: int) -> None:
    load = _held(pk)
    row = load and _waiting(load).first()
    if row is not None:
        _leave_out(row, "not-entered")
        _go_on(load, [row])


def _finish(load: Load) -> None:
    now = clock.now()
    Load.objects.filter(pk=load.pk).update(phase=Load.Phase.DONE, finished_at=now)
    with override("kk"):
        path = reverse("catalog:load", args=[load.register, load.pk])
    tell(
        load.confirmed_by_id, DONE, at=now, path=path,
        facts={"file": load.document.name, "entered": load.entered, "wrong": load.wrong},
    )  # fmt: skip


def _stop(load: Load) -> None:
    """Who confirmed it may no longer keep the register: what is entered stays, no more is."""
    fault = {"code": "no-right", "entered": load.entered}
    Load.objects.filter(pk=load.pk).update(
        phase=Load.Phase.FAILED, fault=fault, finished_at=clock.now()
    )
