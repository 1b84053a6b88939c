"""The calendar compiled to arrays: every question is one or two look-ups.

Pure: knows no database and no clock. Built once for each version of the calendar.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NoReturn
from uuid import UUID

from django.utils.translation import gettext as _

from portal.rules.readings import COUNT_FROM_NEXT_DAY

from .days import Day, Kind, Transfer, written
from .explanation import ExplainedDay, Explanation, YearsExplained


class CalendarTooShort(LookupError):  # noqa: N818 - says what is wrong better
    """A date lies outside the table of days; the message says what the table covers."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last

    def __str__(self) -> str:
        return _(
            "The calendar of working days covers %(first)s to %(last)s; this term reaches beyond it."
        ) % {"first": written(self.first), "last": written(self.last)}


class Calendar:
    """An unbroken run of days. Dates are Almaty dates; terms are in working days if not said.

    Every method raises CalendarTooShort when it would have to look outside the run.
    """

    __slots__ = ("_base", "_counted", "_rank", "_worked", "days", "token", "unconfirmed")

    def __init__(
        self, days: Iterable[Day], *, unconfirmed: Iterable[int] = (), token: UUID | None = None
    ) -> None:
        """`days` in order, or ValueError for a gap; `token` is None for a calendar not in force."""
        self.days = tuple(days)
        self.token = token
        self.unconfirmed = frozenset(unconfirmed)
        self._base = self.days[0].date.toordinal()
        # _worked[k] is the k-th working day; _rank[i] counts them up to and including day i.
        self._worked: list[date | None] = [None]
        self._rank: list[int] = []
        for ordinal, day in enumerate(self.days, self._base):
            if day.date.toordinal() != ordinal:
                raise ValueError(f"The calendar of working days has a gap before {day.date}.")
            if day.is_working:
                self._worked.append(day.date)
            self._rank.append(len(self._worked) - 1)
        # Working days gone when a term that starts on day i begins to count.
        self._counted = self._rank if COUNT_FROM_NEXT_DAY else [0, *self._rank[:-1]]

    def add(self, start: date, n: int) -> date:
        """The last day of a term of `n` working days; day 1 is the next day (X2, X22).

        Raises ValueError for n < 1, and TypeError for a moment: its date depends on a time
        zone, so it is taken first (`clock.local_date`).
        """
        place = start.toordinal() - self._base
        if n < 1 or place < 0 or start.__class__ is not date:
            self._refuse(start, n)
        try:
            return self._worked[self._counted[place] + n]
        except IndexError:
            raise self._too_short() from None

    def count(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; below zero when `end` is earlier."""
        return self._rank[self._place(end)] - self._rank[self._place(start)]

    def day(self, day: date) -> Day:
        return self.days[self._place(day)]

    def is_working(self, day: date) -> bool:
        return self.day(day).is_working

    def next_working(self, day: date) -> date:
        """`day` itself if it is worked, else the next working day (Civil Code, Art. 175)."""
        place = self._place(day)
        return self._at(self._rank[place] + (not self.days[place].is_working))

    def previous_working(self, day: date, n: int = 1) -> date:
        """The n-th working day before `day`: when to remind. Raises ValueError for n < 1."""
        if n < 1:
            raise ValueError("Going back takes at least one working day.")
        place = self._place(day)
        return self._at(self._rank[place] - self.days[place].is_working + 1 - n)

    def add_calendar(self, start: date, days: int, *, prolong: bool = True) -> date:
        """The last day of a term of calendar days; day 1 is the next day (X2).

        An end on a day off moves to the next working day (Art. 175) unless `prolong` is
        false. Raises ValueError for days < 1.
        """
        if days < 1:
            raise ValueError("A term has at least one day.")
        return self._ended(start + timedelta(days=days - 1 + COUNT_FROM_NEXT_DAY), prolong)

    def add_years(self, start: date, years: int, *, prolong: bool = True) -> date:
        """The same date `years` later, 28 February for 29 February where there is none.

        Moved and refused as in `add_calendar`; X29 asks for `prolong=False`.
        """
        if years < 1:
            raise ValueError("A term has at least one year.")
        try:
            end = start.replace(year=start.year + years)
        except ValueError:
            end = date(start.year + years, 2, 28)
        return self._ended(end, prolong)

    def explain_years(self, start: date, years: int, *, prolong: bool = True) -> YearsExplained:
        """Start, anniversary and last day of a term of years, and why it moved or did not.

        Raises what `add_years` raises.
        """
        anniversary = self.add_years(start, years, prolong=False)
        due = self._ended(anniversary, prolong)
        passed = self.days[self._place(anniversary) : self._place(due) + 1]
        unconfirmed = tuple(self.unconfirmed_years(anniversary, due))
        return YearsExplained(start, years, anniversary, due, passed, prolong, unconfirmed)

    def unconfirmed_years(self, start: date, end: date) -> list[int]:
        """The years from `start` to `end` that no administrator has confirmed."""
        return [year for year in range(start.year, end.year + 1) if year in self.unconfirmed]

    def explain(self, start: date, n: int) -> Explanation:
        """Every day from the event to the due date, each counted or skipped with its reason.

        Raises what `add` raises.
        """
        due = self.add(start, n)
        first = self._place(start) + COUNT_FROM_NEXT_DAY
        counted, days = 0, []
        for day in self.days[first : self._place(due) + 1]:
            counted += day.is_working
            days.append(ExplainedDay(day, counted if day.is_working else None))
        unconfirmed = tuple(self.unconfirmed_years(start, due))
        return Explanation(start, n, due, tuple(days), unconfirmed, COUNT_FROM_NEXT_DAY)

    def with_transfer(self, off: date, work: date, reason: str = "") -> "Calendar":
        """This calendar with the day off moved from `work` to `off`; saves nothing, has no token."""
        transfer = Transfer(from_date=work, to_date=off, reason=reason)
        days = list(self.days)
        for day, kind in ((off, Kind.TRANSFERRED_OFF), (work, Kind.TRANSFERRED_WORK)):
            place = self._place(day)
            days[place] = replace(days[place], kind=kind, transfer=transfer)
        return Calendar(days, unconfirmed=self.unconfirmed)

    def _ended(self, end: date, prolong: bool) -> date:
        return self.next_working(end) if prolong else end

    def _place(self, day: date) -> int:
        if day.__class__ is not date:
            raise TypeError(f"The calendar of working days takes dates, not {day!r}.")
        place = day.toordinal() - self._base
        if not 0 <= place < len(self.days):
            raise self._too_short()
        return place

    def _at(self, rank: int) -> date:
        if not 1 <= rank < len(self._worked):
            raise self._too_short()
        return self._worked[rank]

    def _refuse(self, start: date, n: int) -> NoReturn:
        if n >= 1:
            self._place(start)
        raise ValueError("A term has at least one working day.")

    def _too_short(self) -> CalendarTooShort:
        return CalendarTooShort(self.days[0].date, self.days[-1].date)
