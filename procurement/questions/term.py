"""Until when a tender may be asked about: three whole working days before the closing (ours)."""

from datetime import date, datetime, timedelta

from portal.workdays import calendar, clock
from portal.workdays.explanation import Explanation

DAYS_BEFORE_CLOSING = 3


def last_day_to_ask(closes_at: datetime) -> date:
    """A question is in time until 24:00 of this day; then whole working days are left for answers."""
    # 24:00 of the closing day is the next midnight.
    closing_day = clock.local_date(closes_at - timedelta(microseconds=1))
    return calendar.current().previous_working(closing_day, DAYS_BEFORE_CLOSING)


def asking_ends_at(closes_at: datetime) -> datetime:
    """The first moment that is too late."""
    return clock.end_of_day(last_day_to_ask(closes_at))


def explained(closes_at: datetime) -> Explanation:
    """From the last day to ask to the closing day: which days are left, and which do not count."""
    return calendar.explain(last_day_to_ask(closes_at), DAYS_BEFORE_CLOSING)
