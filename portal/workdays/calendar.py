"""The calendar in force, compiled once for each version and kept by every process."""

from collections import OrderedDict
from datetime import date
from threading import Lock
from uuid import UUID

from django.db.models import Subquery

from portal.rules.text import Text

from .compiled import Calendar, CalendarTooShort
from .days import Day, Kind, Transfer
from .explanation import Explanation, YearsExplained
from .models import CalendarDay, CalendarVersion

__all__ = [
    "Calendar",
    "CalendarTooShort",
    "Explanation",
    "YearsExplained",
    "add_working_days",
    "current",
    "explain",
]

# More than one, since a story's calendar lives beside the real one until it is rolled back.
KEPT = 4
_compiled: OrderedDict[UUID, Calendar] = OrderedDict()
_guard = Lock()


def current() -> Calendar:
    """The calendar as this transaction sees it: one small query, compiled only when it is new."""
    token = CalendarVersion.objects.values_list("token", flat=True).get()
    with _guard:
        if token in _compiled:
            _compiled.move_to_end(token)
            return _compiled[token]
    calendar = _load()
    with _guard:
        # By the token that came with the days: another change may have come in between.
        _compiled[calendar.token] = calendar
        while len(_compiled) > KEPT:
            _compiled.popitem(last=False)
    return calendar


def add_working_days(start: date, n: int) -> date:
    """`Calendar.add` by the calendar in force."""
    return current().add(start, n)


def explain(start: date, n: int) -> Explanation:
    """`Calendar.explain` by the calendar in force."""
    return current().explain(start, n)


def _load() -> Calendar:
    """Token, days and confirmations in one statement, so that they belong to one version."""
    rows = CalendarDay.objects.order_by("date").values_list(
        "date",
        "kind",
        "name_kk",
        "name_ru",
        "name_en",
        "transfer__from_date",
        "transfer__to_date",
        "transfer__reason",
        "year_id",
        "year__confirmed",
        Subquery(CalendarVersion.objects.values("token")[:1]),
    )
    days, unconfirmed, token = [], set(), None
    for day, kind, kk, ru, en, from_date, to_date, reason, year, confirmed, token in rows:  # noqa: B007
        name = Text(kk, ru, en) if kk else None
        transfer = Transfer(from_date, to_date, reason) if from_date else None
        days.append(Day(day, Kind(kind), name, transfer))
        if not confirmed:
            unconfirmed.add(year)
    return Calendar(days, unconfirmed=unconfirmed, token=token)
