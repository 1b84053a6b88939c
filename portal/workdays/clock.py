"""The only clock. Nothing else in the portal asks for the time.

The moment comes from the SQL function portal_now(), so that every process agrees and a story
can replace the function inside its own transaction. Local dates are worked out here and never
in SQL: under a UTC session 01:00 in Almaty is still yesterday.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

ALMATY = ZoneInfo("Asia/Almaty")


def now() -> datetime:
    """The present moment, aware, in UTC.

    A statement of its own each time: ask again after waiting for a lock.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT portal_now()")
        return cursor.fetchone()[0].astimezone(UTC)


def machine_now() -> datetime:
    """What this machine's own clock says; for the opener of sealed bids alone, beside `now`.

    Who owns the database can move portal_now(); not the clock of another machine.
    """
    return datetime.now(UTC)


def today() -> date:
    """The present date in Almaty."""
    return local_date(now())


def local_date(moment: datetime) -> date:
    """The Almaty date of an aware moment; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no date in Almaty.")
    return moment.astimezone(ALMATY).date()


def at_local(day: date, at: time) -> datetime:
    """The moment, in UTC, when Almaty's clocks show `at` on `day`.

    The hour before midnight of 29 February 2024 came twice; the first is taken unless `at`
    says fold=1.
    """
    return datetime.combine(day, at, tzinfo=ALMATY).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """24:00 of `day` in Almaty, which is the next midnight (Civil Code, Art. 176).

    The first moment that is too late: whatever happens on `day` is before it.
    """
    return at_local(day + timedelta(days=1), time.min)
