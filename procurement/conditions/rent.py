"""Guards of the start of the rent and of its three years (clauses 103-1, 103-2)."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.rules.terms import years
from portal.workdays.calendar import CalendarTooShort, current
from portal.workflow.models import Obligation, Record
from portal.workflow.obligations import MILESTONES, last_day
from portal.workflow.steps import Act

from ..selectors import commissioning_of

# Ours: a rent that begins still later is a slip of the pen.
LATEST_START = timedelta(days=365)


def product_commissioned(contract: Record, act: Act) -> Refusal | None:
    """X19: the rent begins with the commissioning."""
    if commissioning_of(contract) is not None:
        return None
    return Refusal(
        "not-commissioned",
        OURS,
        _("The rent starts when the product or object is commissioned; no protocol is signed yet."),
    )


def start_is_sound(contract: Record, act: Act, data: dict) -> Refusal | None:
    """X19: the day of the commissioning, or a later one that the contract names."""
    usual, chosen = commissioning_of(contract).commissioned_on, data["started_on"]
    if chosen is None or chosen == usual:
        return _reaching(chosen or usual)
    day = f"{usual:%d.%m.%Y}"
    if chosen < usual:
        message = _("The rent cannot start before the commissioning on %(day)s.") % {"day": day}
        return _wrong("started_on", "before-commissioning", message)
    if chosen > usual + LATEST_START:
        message = _("The rent starts within a year of the commissioning on %(day)s.")
        return _wrong("started_on", "too-late", message % {"day": day})
    if not data["ground"].strip():
        message = _("Name the place in the contract by which the rent does not start on %(day)s.")
        return _wrong("ground", "ground-required", message % {"day": day})
    return _reaching(chosen)


def three_years_passed(contract: Record, act: Act) -> Refusal | None:
    """X2: the last day itself still belongs to the three years."""
    running = contract.obligations.filter(code__in=MILESTONES, state=Obligation.State.RUNNING)
    if running.filter(due_on__lt=act.today).exists():
        return None
    return Refusal("too-early", "103-2", _("The three years of rent have not passed yet."))


def _reaching(day) -> Refusal | None:
    """The calendar has to know the end of the three years."""
    try:
        last_day(current(), day, years(3))
    except CalendarTooShort as short:
        return _wrong("started_on", "calendar-too-short", str(short))
    return None


def _wrong(field: str, code: str, message: object) -> Refusal:
    return Refusal(code, OURS, message, fields={field: [message]})
