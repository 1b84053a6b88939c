"""The order of locks, everywhere: calendar, project, record, obligation.

A step that may start a term holds the calendar shared, a change of the calendar holds it
alone: so no term is counted by a calendar that changes under it. Advisory, because a
shared row lock taken by every step would be written to by every step.
"""

from django.db import connection

CALENDAR = 0x101_2022


def hold_calendar() -> None:
    _lock("pg_advisory_xact_lock_shared")


def hold_calendar_alone() -> None:
    _lock("pg_advisory_xact_lock")


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [CALENDAR])
