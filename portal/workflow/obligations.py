"""Opening and closing obligations when a step starts or stops a term."""

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from portal.rules.clauses import TERMS
from portal.rules.refusal import OURS, Refusal, Refused
from portal.rules.terms import Length, Term, Unit
from portal.workdays.calendar import Calendar, current

from .access import Parts
from .models import Obligation, Record
from .steps import Act, Span, Step


def after_step(record: Record, step: Step, act: Act, parts: Parts) -> dict:
    """Close what the step fulfils or makes void, open what it starts; facts for the audit."""
    facts: dict = {}
    if step.stops or step.cancels:
        facts |= _close(record, step, act)
    for code in step.starts:
        if span := record.span(code, act):
            obligation = start(record, code, span, parts, started_by=step.key)
            due_on = obligation.due_on
            facts |= {"due_on": due_on.isoformat() if due_on else "", "term": code}
    return facts


def start(record: Record, code: str, span: Span, parts: Parts, *, started_by: str) -> Obligation:
    """Open the obligation of a term, counted from the Almaty date of its start (X2, X22, X27).

    Raises `Refused` when nobody plays the role that holds the term.
    """
    term = TERMS[code]
    holder = record.party(term.holder) or parts.first(term.holder)
    if holder is None:
        message = _("Nobody in this project can hold the term of clause %(clause)s.")
        raise Refused(Refusal("no-holder", OURS, message % {"clause": term.clause}))
    calendar = current()
    same = Q(code=code, holder=holder)
    earlier = record.obligations.filter(same).aggregate(count=Count("pk"))["count"]
    return Obligation.objects.create(
        project_id=record.project_id, record_id=record.pk, code=code, holder=holder,
        round=earlier + 1, started_by=started_by, started_on=span.started_on,
        due_on=span.due_on or term_end(calendar, span.started_on, term),
        outer_due_on=last_day(calendar, span.started_on, term.outer) if term.outer else None,
        remind_ahead=term.milestone,
    )  # fmt: skip


def term_end(calendar: Calendar, started_on: date, term: Term) -> date | None:
    """The last day of a term that started on `started_on`; None when an event ends it."""
    if term.length.unit is Unit.EVENT:
        return None
    return last_day(calendar, started_on, term.length, prolong=term.prolong)


def last_day(calendar: Calendar, started_on: date, length: Length, *, prolong: bool = True) -> date:
    """The day on which a term that started on `started_on` ends.

    `prolong` moves an end on a day off (Art. 175); working days end on none. Raises ValueError for
    a length that a document or an event sets: such a term has no computed end.
    """
    match length.unit:
        case Unit.WORKING_DAYS:
            return calendar.add(started_on, length.number)
        case Unit.CALENDAR_DAYS:
            return calendar.add_calendar(started_on, length.number, prolong=prolong)
        case Unit.YEARS:
            return calendar.add_years(started_on, length.number, prolong=prolong)
    raise ValueError("A term set by a document or an event has no computed end.")


def mark_come(record: Record, codes: Sequence[str]) -> None:
    """The day of these milestones is over: what they announce is due until a step brings it about."""
    running = record.obligations.filter(code__in=codes, state=Obligation.State.RUNNING)
    running.update(state=Obligation.State.COME)


MILESTONES = [code for code, term in TERMS.items() if term.milestone]
OF_RECORD = [code for code, term in TERMS.items() if term.of_record]
CLOSE = """
UPDATE workflow_obligation SET closed_at = %(moment)s, state = CASE
    WHEN code = ANY(%(cancels)s) THEN 'cancelled'
    WHEN due_on < %(today)s AND code <> ALL(%(milestones)s) THEN 'met_late'
    ELSE 'met' END
WHERE project_id = %(project)s AND state IN ('running', 'missed', 'come') AND code = ANY(%(codes)s)
    AND (record_id = %(record)s OR code <> ALL(%(of_record)s))
RETURNING code, state
"""


def _close(record: Record, step: Step, act: Act) -> dict:
    """In one statement: met on the last day at the latest, late after it, or cancelled.

    In the whole project: a term may start with one record and end with another; some are of their
    record alone. Nobody is late with a milestone, or with what an event ends.
    """
    places = {
        "project": record.project_id, "record": record.pk, "milestones": MILESTONES,
        "of_record": OF_RECORD, "moment": act.moment, "today": act.today,
        "cancels": list(step.cancels), "codes": [*step.stops, *step.cancels],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, places)
        closed = cursor.fetchall()
    return {"closed": closed[0][0], "closed_as": closed[0][1]} if closed else {}
