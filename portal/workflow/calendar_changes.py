"""A change of the calendar moves running terms: previewed, then recomputed and told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import names_of
from portal.workdays import actions, clock
from portal.workdays.calendar import Calendar, current

from .locks import hold_calendar_alone
from .messages import MOVED
from .models import Obligation, Project
from .obligations import last_day, term_end


@dataclass(frozen=True, slots=True)
class Moved:
    """A running obligation and the last days it gets by the changed calendar."""

    obligation: Obligation
    due_on: date
    outer_due_on: date | None


def preview_transfer(off: date, work: date) -> list[Moved]:
    """Which running terms would move if the day off moved; changes nothing.

    Raises what `workdays.actions.preview_transfer` raises for days that cannot be exchanged.
    """
    actions.preview_transfer(off, work)
    return list(_moved(current().with_transfer(off, work)))


def transfer_day(off: date, work: date, reason: str, *, actor: Actor) -> list[Moved]:
    """Make `off` a day off and `work` a working day; recompute, audit and tell.

    One transaction: either the calendar and every running term change, or nothing does.
    """
    with transaction.atomic():
        hold_calendar_alone()
        actions.transfer_day(off, work, reason, by=actor)
        calendar = current()
        affected = [moved.obligation.project_id for moved in _moved(calendar)]
        locked = Project.objects.select_for_update().filter(pk__in=affected).order_by("pk")
        list(locked.values_list("pk"))
        moment = clock.now()
        moved = list(_moved(calendar))
        _write(moved, moment, actor)
        return moved


def _moved(calendar: Calendar) -> Iterator[Moved]:
    running = Obligation.objects.filter(state=Obligation.State.RUNNING)
    for obligation in running.select_related("project", "holder", "record").order_by(
        "due_on", "pk"
    ):
        term = obligation.term
        if term.length.number is None:
            continue
        due_on = term_end(calendar, obligation.started_on, term)
        outer = last_day(calendar, obligation.started_on, term.outer) if term.outer else None
        if (due_on, outer) != (obligation.due_on, obligation.outer_due_on):
            yield Moved(obligation, due_on, outer)


def _write(moved: list[Moved], moment: datetime, actor: Actor) -> None:
    entries, messages = [], []
    for change in moved:
        obligation = change.obligation
        facts = {
            "clause": obligation.term.clause,
            "number": obligation.project.number or "",
            "before_on": obligation.due_on.isoformat(),
            "due_on": change.due_on.isoformat(),
        }
        entries.append(
            chain.Entry(
                verb=MOVED, stream=chain.project_stream(obligation.project_id),
                actor=actor.user_id, organisation=actor.organisation_id,
                record=obligation.record_id, data={"obligation": obligation.pk} | facts,
            )
        )  # fmt: skip
        messages.append(
            OutboxRow(
                at=moment, organisation=obligation.holder, kind=MOVED,
                record=obligation.record_id, facts=facts | {"term": names_of(obligation.term.title)},
                path=f"/cases/{obligation.project}/terms/{obligation.pk}/",
            )
        )  # fmt: skip
        if obligation.due_on != change.due_on:
            obligation.reminders_sent = 0  # those that were sent spoke of another day
        obligation.due_on, obligation.outer_due_on = change.due_on, change.outer_due_on
    Obligation.objects.bulk_update(
        [change.obligation for change in moved],
        ["due_on", "outer_due_on", "reminders_sent"],
        batch_size=1000,
    )
    chain.append(entries, at=moment)
    post(messages)
