"""Terms that have run out: marked as missed, and those told who must know."""

from datetime import date, datetime

from django.db import connection

from portal.audit import chain
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import names_of
from portal.organisations.models import Organisation
from portal.organisations.selectors import authorised_body
from portal.workdays import clock
from portal.workdays.calendar import current

from ..messages import ESCALATED, MISSED, MISSED_BY_OTHER
from ..obligations import MILESTONES
from .passes import Swept, Touched, in_chunks, touched


def mark_missed(swept: Swept, chunk: int) -> None:
    """Mark every running obligation whose last day is over, whatever the hour: a day ends at 24:00.

    Milestones are left alone: nobody is at fault when their day has come.
    """
    swept.missed += in_chunks(_find, _mark, chunk, swept)


def _find(chunk: int, failed: list[int]) -> list[int]:
    """Projects with a term that ran out, oldest first."""
    today = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT project_id FROM workflow_obligation"
            " WHERE state = 'running' AND due_on < %s AND project_id <> ALL(%s)"
            " AND code <> ALL(%s) ORDER BY due_on LIMIT %s",
            [today, failed, MILESTONES, chunk],
        )
        return sorted({project for (project,) in cursor})


def _mark(numbers: dict[int, str]) -> int:
    """Mark, audit, tell; how many terms."""
    moment = clock.now()
    today = clock.local_date(moment)
    missed = _update(list(numbers), today, moment)
    if not missed:
        return 0
    chain.append(
        [
            chain.Entry(
                verb=MISSED, stream=chain.project_stream(row.project), record=row.record,
                organisation=row.holder,
                data={"obligation": row.pk, "term": row.code, "due_on": row.due_on.isoformat()},
            )
            for row in missed
        ],
        at=moment,
    )  # fmt: skip
    post(_messages(missed, numbers, today, moment))
    return len(missed)


def _update(projects: list[int], today: date, moment: datetime) -> list[Touched]:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_obligation SET state = 'missed', escalated_at = %s"
            " WHERE project_id = ANY(%s) AND state = 'running' AND due_on < %s"
            " AND code <> ALL(%s)"
            " RETURNING id, project_id, record_id, code, holder_id, due_on",
            [moment, projects, today, MILESTONES],
        )
        return touched(cursor)


def _messages(missed: list[Touched], numbers: dict[int, str], today: date, moment: datetime):
    """To the holder, to its heads, and to the authorised body when another holds the term.

    Days late are working days, as on every page: none on the days off right after the last day.
    """
    ministry, calendar = authorised_body(), current()
    names = Organisation.objects.in_bulk({row.holder for row in missed})
    for row in missed:
        common = row.message(
            numbers[row.project], moment,
            holder=names_of(names[row.holder].names), late=calendar.count(row.due_on, today),
        )  # fmt: skip
        yield OutboxRow(organisation_id=row.holder, kind=MISSED, **common)
        yield OutboxRow(organisation_id=row.holder, heads_only=True, kind=ESCALATED, **common)
        if ministry and ministry.pk != row.holder:
            yield OutboxRow(organisation_id=ministry.pk, kind=MISSED_BY_OTHER, **common)
