"""A year of the calendar as people read it: twelve months, weeks from Monday, special days."""

import calendar as weeks_of
from dataclasses import dataclass
from datetime import date

from portal.rules.text import Text
from portal.web.words import WEEKDAYS
from portal.workdays.compiled import Calendar
from portal.workdays.days import Day, Kind

MONTHS = (
    Text("Қаңтар", "Январь", "January"),
    Text("Ақпан", "Февраль", "February"),
    Text("Наурыз", "Март", "March"),
    Text("Сәуір", "Апрель", "April"),
    Text("Мамыр", "Май", "May"),
    Text("Маусым", "Июнь", "June"),
    Text("Шілде", "Июль", "July"),
    Text("Тамыз", "Август", "August"),
    Text("Қыркүйек", "Сентябрь", "September"),
    Text("Қазан", "Октябрь", "October"),
    Text("Қараша", "Ноябрь", "November"),
    Text("Желтоқсан", "Декабрь", "December"),
)


ORDINARY = frozenset({Kind.WORKING, Kind.WEEKEND})


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` are rows of seven; None stands for a day of a neighbouring month."""

    name: Text
    weeks: list[list[Day | None]]
    working: int


@dataclass(frozen=True, slots=True)
class Special:
    """A run of neighbouring days that are off, or worked, for one and the same reason."""

    first: Day
    last: Day

    @property
    def reason(self) -> str:
        return self.first.reason

    @property
    def weekdays(self) -> str:
        """ "Saturday", or "Saturday – Monday" for a run."""
        ends = dict.fromkeys((self.first.date.weekday(), self.last.date.weekday()))
        return " – ".join(str(WEEKDAYS[place].name) for place in ends)


def months(calendar: Calendar, year: int) -> list[Month]:
    """Raises CalendarTooShort for a year outside the calendar."""
    layout = weeks_of.Calendar(firstweekday=weeks_of.MONDAY)
    shown = []
    for number, name in enumerate(MONTHS, 1):
        weeks = [
            [calendar.day(day) if day.month == number else None for day in week]
            for week in layout.monthdatescalendar(year, number)
        ]
        working = sum(day.is_working for week in weeks for day in week if day)
        shown.append(Month(name, weeks, working))
    return shown


def special_days(calendar: Calendar, year: int) -> list[Special]:
    """Holidays and moved days of the year; a run with one reason is one entry."""
    found: list[Special] = []
    for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
        day = calendar.day(date.fromordinal(ordinal))
        if day.kind in ORDINARY:
            continue
        if found and _continues(found[-1], day):
            found[-1] = Special(found[-1].first, day)
        else:
            found.append(Special(day, day))
    return found


def weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()].name)


def _continues(run: Special, day: Day) -> bool:
    follows = (day.date - run.last.date).days == 1
    return follows and (run.first.kind, run.reason) == (day.kind, day.reason)
