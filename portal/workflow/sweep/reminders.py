"""Reminders of running terms: one working day before the last day, and on the day itself.

Nothing is planned ahead: which terms end today or on the next working day follows from the
calendar and the present state. So a met, cancelled or ended term is never reminded of, a
moved day counts at once, and after a gap only the later of two reminders goes out.
"""

from datetime import date, datetime, timedelta

from django.db import connection

from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.workdays import clock
from portal.workdays.calendar import Calendar, current

from ..messages import DUE_SOON, DUE_TODAY
from .passes import Swept, Touched, in_chunks, morning_has_come, touched

# Each half has a partial index of its own, `obligation_remind_first` and `…_again`: an idle
# sweep reads nothing, however many terms of these days have been reminded of.
FIND = """
SELECT project_id FROM workflow_obligation
WHERE state = 'running' AND reminders_sent = 0 AND due_on BETWEEN %(today)s AND %(soon)s
    AND project_id <> ALL(%(failed)s)
UNION ALL
SELECT project_id FROM workflow_obligation
WHERE state = 'running' AND reminders_sent = 1 AND due_on = %(today)s
    AND project_id <> ALL(%(failed)s)
LIMIT %(chunk)s
"""
COUNT_AS_SENT = """
UPDATE workflow_obligation SET reminders_sent = CASE WHEN due_on = %(today)s THEN 2 ELSE 1 END
WHERE project_id = ANY(%(projects)s) AND state = 'running'
    AND (reminders_sent = 0 AND due_on BETWEEN %(today)s AND %(soon)s
        OR reminders_sent = 1 AND due_on = %(today)s)
RETURNING id, project_id, record_id, code, holder_id, due_on
"""


def remind(swept: Swept, chunk: int) -> None:
    """Tell the holder's people of every term that ends today or on the next working day, once each."""
    swept.reminded += in_chunks(_find, _remind, chunk, swept)


def _find(chunk: int, failed: list[int]) -> list[int]:
    """Projects with a term to remind of; none before the morning."""
    moment = clock.now()
    if not morning_has_come(moment):
        return []
    places = _days(moment, current()) | {"failed": failed, "chunk": chunk}
    with connection.cursor() as cursor:
        cursor.execute(FIND, places)
        return sorted({project for (project,) in cursor})


def _remind(numbers: dict[int, str]) -> int:
    """Count the reminder as sent and post it; how many terms."""
    moment, calendar = clock.now(), current()
    if not morning_has_come(moment):  # it was found in the last minute of a day
        return 0
    places = _days(moment, calendar) | {"projects": list(numbers)}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_AS_SENT, places)
        reminded = touched(cursor)
    today = places["today"]
    post(_message(row, numbers[row.project], today, moment, calendar) for row in reminded)
    return len(reminded)


def _days(moment: datetime, calendar: Calendar) -> dict[str, date]:
    """Today, and the last of the days before which there is no other working day any more."""
    today = clock.local_date(moment)
    return {"today": today, "soon": calendar.next_working(today + timedelta(days=1))}


def _message(
    row: Touched, number: str, today: date, moment: datetime, calendar: Calendar
) -> OutboxRow:
    return OutboxRow(
        organisation_id=row.holder,
        kind=DUE_TODAY if row.due_on == today else DUE_SOON,
        **row.message(number, moment, remaining=calendar.count(today, row.due_on)),
    )
