"""Reminders of running terms: one working day before the last day, and on the day itself.

Of milestones, which are years ahead, one more goes out a month before.

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

from ..messages import DUE_AHEAD, DUE_SOON, DUE_TODAY
from .passes import Swept, Touched, in_chunks, morning_has_come, touched

# Calendar days before the day of a milestone on which its early reminder goes out.
AHEAD = timedelta(days=30)
# Each part has a partial index of its own, `obligation_remind_first`, `…_again` and `…_ahead`: an idle
# sweep reads nothing, however many terms of these days have been reminded of.
FIND = """
SELECT project_id FROM workflow_obligation
WHERE state = 'running' AND reminders_sent = 0 AND due_on BETWEEN %(today)s AND %(soon)s
    AND project_id <> ALL(%(failed)s)
UNION ALL
SELECT project_id FROM workflow_obligation
WHERE state = 'running' AND reminders_sent = 1 AND due_on = %(today)s
    AND project_id <> ALL(%(failed)s)
UNION ALL
SELECT project_id FROM workflow_obligation
WHERE state = 'running' AND remind_ahead AND due_on <= %(ahead)s
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


COUNT_AS_SENT_AHEAD = """
UPDATE workflow_obligation SET remind_ahead = false
WHERE project_id = ANY(%(projects)s) AND state = 'running' AND remind_ahead AND due_on <= %(ahead)s
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
        cursor.execute(COUNT_AS_SENT_AHEAD, places)
        # After a gap the day may be so near that the other reminders speak of it, or be over.
        reminded += [row for row in touched(cursor) if row.due_on > places["soon"]]
    post(_message(row, numbers[row.project], places, moment, calendar) for row in reminded)
    return len(reminded)


def _days(moment: datetime, calendar: Calendar) -> dict[str, date]:
    """Today, the last of the days before which there is no other working day any more, a month ahead."""
    today = clock.local_date(moment)
    soon = calendar.next_working(today + timedelta(days=1))
    return {"today": today, "soon": soon, "ahead": today + AHEAD}


def _message(
    row: Touched, number: str, days: dict[str, date], moment: datetime, calendar: Calendar
) -> OutboxRow:
    today = days["today"]
    kind = DUE_TODAY if row.due_on == today else DUE_SOON
    return OutboxRow(
        organisation_id=row.holder,
        kind=DUE_AHEAD if row.due_on > days["soon"] else kind,
        **row.message(number, moment, remaining=calendar.count(today, row.due_on)),
    )
