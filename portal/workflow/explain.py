"""Why a date is what it is: the same explanation for page, notification and stories."""

from dataclasses import dataclass

from portal.rules.clauses import CLAUSES, Clause
from portal.rules.readings import READINGS, Reading
from portal.rules.terms import Unit
from portal.workdays.calendar import Calendar, Explanation, YearsExplained, current

from .models import Obligation


@dataclass(frozen=True, slots=True)
class DateExplained:
    """An obligation's due date taken apart: event, days, clause, readings.

    `days` is None where no working days are counted; `years` explains a term of years.
    """

    obligation: Obligation
    clause: Clause
    readings: tuple[Reading, ...]
    days: Explanation | None
    years: YearsExplained | None = None


def explain(obligation: Obligation, calendar: Calendar | None = None) -> DateExplained:
    """By the calendar in force; a page that has read it already saves a query."""
    term = obligation.term
    counted = counted_out(obligation, calendar)
    codes = ("X2", "X22", "X27", *term.readings)
    readings = tuple(READINGS[code] for code in dict.fromkeys(codes))
    days = counted if isinstance(counted, Explanation) else None
    years = counted if isinstance(counted, YearsExplained) else None
    return DateExplained(obligation, CLAUSES[term.clause], readings, days, years)


def counted_out(
    obligation: Obligation, calendar: Calendar | None = None
) -> Explanation | YearsExplained | None:
    """How the last day was counted; None for a term that a document or an event ends."""
    term, started_on = obligation.term, obligation.started_on
    match term.length.unit:
        case Unit.WORKING_DAYS:
            return (calendar or current()).explain(started_on, term.length.number)
        case Unit.YEARS:
            return (calendar or current()).explain_years(
                started_on, term.length.number, prolong=term.prolong
            )
    return None
