"""When a scene plays, and the days it speaks of: absolute, or counted from today."""

import re
from datetime import date, datetime, time, timedelta

from portal.workdays.calendar import Calendar
from portal.workdays.clock import ALMATY

from .story import StoryError

RELATIVE = re.compile(r"^today(?:([+-])(\d+)(wd|d))?(?: (\d{2}):(\d{2}))?$")


def moment_of(at: str, today: date, calendar: Calendar) -> datetime:
    """“2026-03-16 10:00” or “today-3wd 10:00”, Almaty time. Raises `StoryError` for anything else."""
    if found := RELATIVE.match(at):
        sign, count, unit, hour, minute = found.groups()
        day = _shift(today, sign, int(count or 0), unit, calendar)
        return datetime.combine(day, time(int(hour or 9), int(minute or 0)), ALMATY)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise StoryError(f"“{at}” is neither a moment nor counted from today.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ALMATY)


def with_days(data: object, today: date, calendar: Calendar) -> object:
    """The data of a scene with each “today+30wd” in it as a day, written as people type it.

    A bare “today” stays: it is the day of the scene itself.
    """
    if isinstance(data, dict):
        return {key: with_days(value, today, calendar) for key, value in data.items()}
    if isinstance(data, list):
        return [with_days(value, today, calendar) for value in data]
    if isinstance(data, str) and (found := RELATIVE.match(data)) and found[1]:
        return f"{moment_of(data, today, calendar):%d.%m.%Y}"
    return data


def _shift(day: date, sign: str | None, count: int, unit: str | None, calendar: Calendar) -> date:
    if not count:
        return day
    if unit == "d":
        return day + timedelta(days=count if sign == "+" else -count)
    if sign == "+":
        return calendar.add(day, count)
    return calendar.previous_working(day, count)
