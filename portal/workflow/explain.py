"""Why a date is what it is: the same explanation for page, notification and stories."""

from dataclasses import dataclass

from portal.rules.clauses import CLAUSES, Clause
from portal.rules.readings import READINGS, Reading
from portal.rules.terms import Unit
from portal.workdays.calendar import Calendar, Explanation, current

from .models import Obligation


@dataclass(frozen=True, slots=True)
class DateExplained:
    """An obligation's due date taken apart: event, days, clause, readings.

    `days` is None for a term that a document sets: nothing was counted.
    """

    obligation: Obligation
    clause: Clause
    readings: tuple[Reading, ...]
    days: Explanation | None


def explain(obligation: Obligation, calendar: Calendar | None = None) -> DateExplained:
    """By the calendar in force; a page that has read it already saves a query."""
    term = obligation.term
    days = None
    if term.length.unit is Unit.WORKING_DAYS:
        days = (calendar or current()).explain(obligation.started_on, term.length.number)
    codes = ("X2", "X22", "X27", *term.readings)
    readings = tuple(READINGS[code] for code in dict.fromkeys(codes))
    return DateExplained(obligation, CLAUSES[term.clause], readings, days)
