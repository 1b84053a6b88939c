"""Changes of the calendar: a day off is moved, a year is confirmed.

Whether the person may do so is decided by the caller; moving the terms that run is the
caller's too (`portal.workflow.calendar_changes`).
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.audit import chain
from portal.rules.refusal import OURS, Refusal

from . import clock
from .calendar import current
from .compiled import Calendar
from .days import Day, Kind, written
from .models import CalendarDay, CalendarVersion, CalendarYear, DayTransfer


class Signatory(Protocol):
    """Who makes the change: an `Actor`, by its numbers for the audit and its name for people."""

    user_id: int | None
    organisation_id: int | None


class ChangeRefused(ValueError):  # noqa: N818 - not an error: the calendar said no
    """The calendar cannot be changed so; `refusal` says why in the reader's language."""

    def __init__(self, code: str, message: object, **fields: list) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, OURS, message, fields=fields)

    def __str__(self) -> str:
        return str(self.refusal.message)


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a transfer would change: each of the two days before and after, and the calendar."""

    off_before: Day
    off_after: Day
    work_before: Day
    work_after: Day
    calendar: Calendar

    @property
    def unconfirmed_years(self) -> list[int]:
        days = sorted((self.off_after.date, self.work_after.date))
        return self.calendar.unconfirmed_years(*days)


def preview_transfer(off: date, work: date, reason: str = "") -> CalendarChange:
    """The change that makes `off` a day off and `work` a working day; saves nothing.

    Raises ChangeRefused when `off` is not worked at present, when `work` is worked or is a
    holiday (only days of rest can be moved), or when one of them is past; CalendarTooShort
    for a date outside the calendar.
    """
    calendar = current()
    off_before, work_before = calendar.day(off), calendar.day(work)
    if refusal := _withheld(off_before, work_before, clock.today()):
        raise refusal
    after = calendar.with_transfer(off, work, reason)
    return CalendarChange(off_before, after.day(off), work_before, after.day(work), after)


def transfer_day(off: date, work: date, reason: str, *, by: Signatory) -> CalendarChange:
    """Move the day off from `work` to `off`, in the calendar and in the audit.

    Two changes at once wait for each other and the second is checked against the first.
    Raises as `preview_transfer`, and ChangeRefused without a reason.
    """
    reason = reason.strip()
    if not reason:
        message = _("Say by which decision the day off is moved.")
        raise ChangeRefused("reason-required", message, reason=[message])
    with transaction.atomic():
        version = _locked()
        change = preview_transfer(off, work, reason)
        moment = clock.now()
        transfer = DayTransfer.objects.create(
            from_date=work, to_date=off, reason=reason, made_by=str(by), made_at=moment
        )
        for day in (change.off_after, change.work_after):
            CalendarDay.objects.filter(date=day.date).update(
                kind=day.kind, is_working=day.is_working, transfer=transfer
            )
        token = _renew(version)
        data = {"off": off.isoformat(), "work": work.isoformat(), "reason": reason}
        _audit("calendar.day_transferred", by, moment, data | {"token": token})
        return change


def confirm_year(year: int, *, by: Signatory) -> None:
    """Record that the days of `year` are as the authorities published them.

    Raises ChangeRefused for a year that is confirmed already or is not in the calendar.
    """
    with transaction.atomic():
        version = _locked()
        row = CalendarYear.objects.filter(year=year).first()
        if row is None:
            raise ChangeRefused(
                "unknown-year", _("The calendar has no year %(year)s.") % {"year": year}
            )
        if row.confirmed:
            raise ChangeRefused(
                "already-confirmed", _("The year %(year)s is already confirmed.") % {"year": year}
            )
        row.confirmed, row.confirmed_by, row.confirmed_at = True, str(by), clock.now()
        row.save()
        token = _renew(version)
        _audit("calendar.year_confirmed", by, row.confirmed_at, {"year": year, "token": token})


def _withheld(off: Day, work: Day, today: date) -> ChangeRefused | None:
    named = {"off": written(off.date), "work": written(work.date)}
    if off.date == work.date:
        message = _("Choose two different days.")
        return ChangeRefused("same-day", message, off=[message], work=[message])
    if not off.is_working:
        message = _("%(off)s is a day off already.") % named
        return ChangeRefused("already-off", message, off=[message])
    if work.is_working:
        message = _("%(work)s is a working day already.") % named
        return ChangeRefused("already-worked", message, work=[message])
    if work.kind is Kind.HOLIDAY:
        message = _("%(work)s is a holiday; only a day of rest can be moved.") % named
        return ChangeRefused("is-holiday", message, work=[message])
    past = {"off": off.date < today, "work": work.date < today}
    if any(past.values()):
        message = _("A day that has passed cannot be moved: terms have been counted by it.")
        fields = {name: [message] for name, gone in past.items() if gone}
        return ChangeRefused("past-day", message, **fields)
    return None


def _locked() -> CalendarVersion:
    return CalendarVersion.objects.select_for_update().get()


def _renew(version: CalendarVersion) -> str:
    version.token = uuid.uuid4()
    version.save(update_fields=["token"])
    return str(version.token)


def _audit(verb: str, by: Signatory, moment, data: dict) -> None:
    entry = chain.Entry(verb=verb, actor=by.user_id, organisation=by.organisation_id, data=data)
    chain.append([entry], at=moment)
