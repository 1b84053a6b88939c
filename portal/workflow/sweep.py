"""The sweep: finds terms that have run out and says so. No silent approval, ever.

The database is the truth: each pass decides again from the present state, under locks,
in chunks, set-based. Safe to run twice, at once, late, or after a long gap. A chunk that
fails is retried project by project, so that one bad record blocks none.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection, transaction

from portal.audit import chain
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import names_of
from portal.organisations.models import Organisation
from portal.organisations.selectors import authorised_body
from portal.rules.clauses import TERMS
from portal.workdays import clock

from .messages import ESCALATED, MISSED, MISSED_BY_OTHER

CHUNK = 1000
# What later apps let the clock do before terms are judged; each keeps its own failures to itself.
CLOCKWORK: list[Callable[[], None]] = []
log = logging.getLogger(__name__)


def by_the_clock(function: Callable[[], None]) -> Callable[[], None]:
    """Register `function` of a module `by_clock.py`: each sweep begins with it."""
    CLOCKWORK.append(function)
    return function


@dataclass(slots=True)
class Swept:
    """What one pass did: how many terms were marked missed, which projects failed."""

    missed: int = 0
    failed: list[int] = field(default_factory=list)


def sweep(chunk: int = CHUNK) -> Swept:
    """Mark every running obligation whose last day is over as missed, and tell who must know."""
    for function in CLOCKWORK:
        function()
    swept = Swept()
    while projects := _due_projects(chunk, swept.failed):
        try:
            done, marked = _mark(projects)
        except Exception:
            log.exception("A chunk of %s projects failed; retrying one by one.", len(projects))
            done, marked = _mark_one_by_one(projects, swept.failed)
        swept.missed += marked
        if not done:  # every one of them is in somebody's hands: the next pass will see
            break
    return swept


def _due_projects(chunk: int, failed: list[int]) -> list[int]:
    """Projects with a term that ran out, oldest first; read without locks, judged again under them."""
    today = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT project_id FROM workflow_obligation"
            " WHERE state = 'running' AND due_on < %s AND project_id <> ALL(%s)"
            " ORDER BY due_on LIMIT %s",
            [today, failed, chunk],
        )
        return sorted({project for (project,) in cursor})


def _mark_one_by_one(projects: list[int], failed: list[int]) -> tuple[int, int]:
    done = marked = 0
    for project in projects:
        try:
            claimed, missed = _mark([project])
        except Exception:
            log.exception("Project %s failed in the sweep and is left for a person.", project)
            failed.append(project)
            claimed, missed = 1, 0
        done, marked = done + claimed, marked + missed
    return done, marked


def _mark(projects: list[int]) -> tuple[int, int]:
    """One transaction: claim, mark, audit, tell. Returns (projects claimed, terms missed)."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, coalesce(number, '') FROM workflow_project WHERE id = ANY(%s)"
                " ORDER BY id FOR UPDATE SKIP LOCKED",
                [projects],
            )
            numbers = dict(cursor.fetchall())
        moment = clock.now()
        missed = _update(list(numbers), clock.local_date(moment), moment)
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
        post(_messages(missed, numbers, moment))
        return len(numbers), len(missed)


@dataclass(frozen=True, slots=True)
class _Missed:
    pk: int
    project: int
    record: int
    code: str
    holder: int
    due_on: date


def _update(projects: list[int], today: date, moment: datetime) -> list[_Missed]:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_obligation SET state = 'missed', escalated_at = %s"
            " WHERE project_id = ANY(%s) AND state = 'running' AND due_on < %s"
            " RETURNING id, project_id, record_id, code, holder_id, due_on",
            [moment, projects, today],
        )
        return sorted((_Missed(*row) for row in cursor), key=lambda row: row.pk)


def _messages(missed: list[_Missed], numbers: dict[int, str], moment: datetime):
    ministry = authorised_body()
    names = Organisation.objects.in_bulk({row.holder for row in missed}) if missed else {}
    for row in missed:
        number = numbers[row.project]
        facts = {
            "clause": TERMS[row.code].clause,
            "number": number,
            "due_on": row.due_on.isoformat(),
            "holder": names_of(names[row.holder].names),
        }
        common = {"at": moment, "record": row.record, "path": f"/cases/{number}/", "facts": facts}
        yield OutboxRow(organisation_id=row.holder, kind=MISSED, **common)
        yield OutboxRow(organisation_id=row.holder, heads_only=True, kind=ESCALATED, **common)
        if ministry and ministry.pk != row.holder:
            yield OutboxRow(organisation_id=ministry.pk, kind=MISSED_BY_OTHER, **common)
