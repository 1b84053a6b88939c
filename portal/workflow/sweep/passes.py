"""What the passes of the sweep share: claiming projects, and setting aside what fails."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import connection, transaction

from portal.notifications.wording import names_of
from portal.rules.clauses import TERMS
from portal.workdays import clock

CHUNK = 1000
# What is not urgent is said in working hours: from this time of the day in Almaty.
MORNING = time(9)
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Swept:
    """What one sweep did: terms marked missed and reminded of, digests posted.

    `failed` are projects, and `failed_digests` organisations, that are left for a person.
    """

    missed: int = 0
    reminded: int = 0
    digests: int = 0
    failed: list[int] = field(default_factory=list)
    failed_digests: list[int] = field(default_factory=list)


# (what the sweep did so far, size of a chunk): adds what it does to the first.
Pass = Callable[[Swept, int], None]
PASSES: list[Pass] = []
# (size of a chunk, projects to leave out) → projects with something to do, read without locks.
Find = Callable[[int, list[int]], list[int]]
# {claimed project: its number} → how much was done to them.
Work = Callable[[dict[int, str]], int]


def each_sweep(work: Pass) -> Pass:
    """Register a pass of a later app, in its module `sweeps`: it runs in each sweep after ours."""
    PASSES.append(work)
    return work


def in_chunks(find: Find, work: Work, chunk: int, swept: Swept) -> int:
    """Claim what `find` gives, a chunk a transaction, and do the work; how much was done.

    A chunk that fails is retried project by project, so that one bad record blocks none.
    """
    count, failed = 0, []
    while projects := find(chunk, failed):
        try:
            claimed, done = _claim(projects, work)
        except Exception:
            log.exception("A chunk of %s projects failed; retrying one by one.", len(projects))
            claimed, done = _one_by_one(projects, work, failed)
        count += done
        if not claimed:  # every one of them is in somebody's hands: the next sweep will see
            break
    swept.failed += [project for project in failed if project not in swept.failed]
    return count


def _claim(projects: list[int], work: Work) -> tuple[int, int]:
    """One transaction: lock those that nobody holds, do the work. (projects claimed, work done)."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, coalesce(number, '') FROM workflow_project WHERE id = ANY(%s)"
                " ORDER BY id FOR UPDATE SKIP LOCKED",
                [projects],
            )
            numbers = dict(cursor.fetchall())
        return len(numbers), work(numbers) if numbers else 0


def _one_by_one(projects: list[int], work: Work, failed: list[int]) -> tuple[int, int]:
    claimed = done = 0
    for project in projects:
        try:
            one, worked = _claim([project], work)
        except Exception:
            log.exception("Project %s failed in the sweep and is left for a person.", project)
            failed.append(project)
            one, worked = 1, 0
        claimed, done = claimed + one, done + worked
    return claimed, done


@dataclass(frozen=True, slots=True)
class Touched:
    """An obligation that a pass changed: what its UPDATE returned, column by column."""

    pk: int
    project: int
    record: int
    code: str
    holder: int
    due_on: date

    def message(self, number: str, at: datetime, **facts) -> dict:
        """What every outbox row about the term says; it leads to why the date is what it is."""
        term = TERMS[self.code]
        said = {
            "clause": term.clause,
            "term": names_of(term.title),
            "number": number,
            "due_on": self.due_on.isoformat(),
        }
        path = f"/cases/{number}/terms/{self.pk}/"
        return {"at": at, "record": self.record, "path": path, "facts": said | facts}


def touched(cursor) -> list[Touched]:
    return sorted((Touched(*row) for row in cursor), key=lambda row: row.pk)


def morning_has_come(moment: datetime) -> bool:
    return moment.astimezone(clock.ALMATY).time() >= MORNING
