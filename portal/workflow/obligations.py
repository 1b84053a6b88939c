"""Opening and closing obligations when a step starts or stops a term."""

from django.db import connection
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from portal.rules.clauses import TERMS
from portal.rules.refusal import OURS, Refusal, Refused
from portal.rules.terms import Length, Unit
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
            facts |= {"due_on": obligation.due_on.isoformat(), "term": code}
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
        due_on=span.due_on or last_day(calendar, span.started_on, term.length),
        outer_due_on=last_day(calendar, span.started_on, term.outer) if term.outer else None,
    )  # fmt: skip


def last_day(calendar: Calendar, started_on, length: Length):
    """The day on which a term that started on `started_on` ends.

    Raises ValueError for a length that a document sets: such a term has no computed end.
    """
    match length.unit:
        case Unit.WORKING_DAYS:
            return calendar.add(started_on, length.number)
        case Unit.CALENDAR_DAYS:
            return calendar.add_calendar(started_on, length.number)
        case Unit.YEARS:
            return calendar.add_years(started_on, length.number)
    raise ValueError("A term set by a document has no computed end.")


CLOSE = """
UPDATE workflow_obligation SET closed_at = %(moment)s, state = CASE
    WHEN code = ANY(%(cancels)s) THEN 'cancelled'
    WHEN due_on >= %(today)s THEN 'met'
    ELSE 'met_late' END
WHERE project_id = %(project)s AND state IN ('running', 'missed') AND code = ANY(%(codes)s)
RETURNING code, state
"""


def _close(record: Record, step: Step, act: Act) -> dict:
    """In one statement: met on the last day at the latest, late after it, or cancelled.

    In the whole project: a term may start with one record and end with another.
    """
    places = {
        "project": record.project_id, "moment": act.moment, "today": act.today,
        "cancels": list(step.cancels), "codes": [*step.stops, *step.cancels],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, places)
        closed = cursor.fetchall()
    return {"closed": closed[0][0], "closed_as": closed[0][1]} if closed else {}
