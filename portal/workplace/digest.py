"""The digest of a working day: what an organisation holds and what waits for it, as facts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from portal.accounts.actor import Actor, actor_for
from portal.organisations.models import Organisation
from portal.workdays import clock
from portal.workdays.calendar import Calendar
from portal.workflow.models import Obligation, Record
from portal.workflow.obligations import MILESTONES

from .selectors import SHOWN, Held, Waiting, held_by, waiting_for

LONGEST_TITLE = 120
NEVER_LATE = Q(code__in=MILESTONES)


@dataclass(frozen=True, slots=True)
class Days:
    """The days a digest speaks of: its own, the next working one, the one before."""

    today: date
    next: date
    since: date

    @classmethod
    def of(cls, today: date, calendar: Calendar) -> "Days":
        next_day = calendar.next_working(today + timedelta(days=1))
        return cls(today, next_day, calendar.previous_working(today))

    def group(self, row: Held) -> str:
        """What an event ends, and a milestone that has come, are no more urgent than the rest."""
        due_on = row.obligation.due_on
        if row.late:
            return "overdue"
        if due_on is None or row.come:
            return "later"
        if due_on == self.today:
            return "today"
        return "next" if due_on <= self.next else "later"


def digest_of(body: Organisation, days: Days) -> dict | None:
    """The facts of the message, or None when the organisation has nothing to do.

    All terms are counted, the most urgent ones are listed. "New" is what came since the
    working day before, that day included.
    """
    actor = actor_for(body)
    terms, steps = held_by(actor), waiting_for(actor)
    if not terms and not steps:
        return None
    facts = {
        "day_on": days.today.isoformat(),
        "next_on": days.next.isoformat(),
        "since_on": days.since.isoformat(),
        "waiting": f"{SHOWN}+" if len(steps) > SHOWN else len(steps),
        "terms": [_term(row, days) for row in terms[:SHOWN]],
        "steps": [_step(row, days) for row in steps[:SHOWN]],
        "more": len(terms) > SHOWN or len(steps) > SHOWN,
    } | _counts(actor, days)
    facts["new"] += sum(line["new"] for line in facts["steps"])
    return facts


def _counts(actor: Actor, days: Days) -> dict[str, int]:
    visible = Record.objects.visible_to(actor)
    terms = Obligation.objects.open().filter(holder=actor.organisation_id, record__in=visible)
    return terms.aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=days.today) & ~NEVER_LATE),
        today=Count("pk", filter=Q(due_on=days.today)),
        next=Count("pk", filter=Q(due_on__gt=days.today, due_on__lte=days.next)),
        later=Count(
            "pk",
            filter=Q(due_on__gt=days.next) | Q(due_on=None) | Q(due_on__lt=days.today) & NEVER_LATE,
        ),
        new=Count("pk", filter=Q(started_on__gte=days.since)),
    )


def _term(row: Held, days: Days) -> dict:
    obligation = row.obligation
    return {
        "group": days.group(row),
        "number": obligation.project.number,
        "title": _short(obligation.project.title),
        "code": obligation.code,
        "due_on": obligation.due_on.isoformat() if obligation.due_on else "",
        "come": row.come,
        "remaining": row.remaining,
        "path": f"/cases/{obligation.project.number}/terms/{obligation.pk}/",
        "new": obligation.started_on >= days.since,
    }


def _step(row: Waiting, days: Days) -> dict:
    record = row.record
    return {
        "number": record.project.number,
        "title": _short(record.project.title),
        "step": row.steps[0].key,
        "path": f"/cases/{record.project.number}/",
        "new": clock.local_date(record.changed_at) >= days.since,
    }


def _short(title: str) -> str:
    """On one line, and not longer than a line may be."""
    title = " ".join(title.split())
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rstrip()}…"
