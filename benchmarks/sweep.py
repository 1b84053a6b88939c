"""The sweep beside a set-based statement that writes the same rows without a chain.

Hold (performance.md, C): ≤ 5 × the floor with 1,000,000 open and 10,000 due, for missed terms and
for reminders alike; an idle sweep ≤ 5 ms, also in the hours of reminders and digests.
Usage: python -m benchmarks.sweep [open]
"""

import sys
from contextlib import contextmanager
from datetime import datetime

from benchmarks._setting import fill, p50, portal, say, timed

FLOOR = """
WITH missed AS (
    UPDATE workflow_obligation SET state = 'missed', escalated_at = portal_now()
    WHERE state = 'running' AND due_on < date '2090-01-01'
    RETURNING id, project_id, record_id, code, holder_id, due_on
), audited AS (
    INSERT INTO audit_row (stream, number, at, verb, organisation, blinded, record, data, previous, hash)
    SELECT 'project:' || project_id, 1, portal_now(), 'term.missed', holder_id, '', record_id,
        jsonb_build_object('obligation', id, 'term', code, 'due_on', due_on),
        repeat('0', 64), encode(sha256(id::text::bytea), 'hex') FROM missed
), heads AS (
    UPDATE audit_head SET number = 1 FROM missed WHERE stream = 'project:' || missed.project_id
)
INSERT INTO notifications_outboxrow (at, organisation_id, heads_only, kind, record, path, facts)
SELECT portal_now(), holder_id, heads, 'term.missed', record_id, '/cases/' || project_id || '/',
    jsonb_build_object('clause', '13', 'number', project_id, 'due_on', due_on, 'holder', code)
FROM missed CROSS JOIN (VALUES (false), (true)) AS told (heads)
"""


REMINDERS_FLOOR = """
WITH reminded AS (
    UPDATE workflow_obligation SET reminders_sent = 1
    WHERE state = 'running' AND reminders_sent = 0 AND due_on = date '2026-06-11'
    RETURNING id, project_id, record_id, code, holder_id, due_on
)
INSERT INTO notifications_outboxrow (at, organisation_id, heads_only, kind, record, path, facts)
SELECT portal_now(), holder_id, false, 'term.due_soon', record_id, '/cases/' || project_id || '/',
    jsonb_build_object('clause', '13', 'number', project_id, 'due_on', due_on, 'term', code)
FROM reminded
"""
# Two moments of an ordinary Wednesday: before anybody is disturbed, and after.
NIGHT, MORNING = "2026-06-10 03:00", "2026-06-10 10:00"


def measure(rows: int) -> None:
    from portal.workflow.sweep import sweep

    due = rows // 100
    fill(rows, due=due)
    raw, ours = [], []
    for _ in range(5):
        raw.append(undone(NIGHT, floor))
        ours.append(undone(NIGHT, sweep))
    told("missed", rows, due, ours, raw)
    with moment(NIGHT):
        assert sweep().missed == due
    restore()
    measure_reminders(rows, due)
    measure_digest_and_idle()


def measure_reminders(rows: int, due: int) -> None:
    from django.db import connection

    from portal.workflow.sweep.passes import CHUNK, Swept
    from portal.workflow.sweep.reminders import remind

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_obligation SET due_on = date '2026-06-11' WHERE id IN"
            " (SELECT id FROM workflow_obligation WHERE state = 'running' ORDER BY id LIMIT %s)",
            [due],
        )
        cursor.execute("VACUUM ANALYZE workflow_obligation")
    raw, ours = [], []
    for _ in range(5):
        raw.append(undone(MORNING, lambda: run(REMINDERS_FLOOR)))
        ours.append(undone(MORNING, lambda: remind(Swept(), CHUNK)))
    told("reminders", rows, due, ours, raw)


def measure_digest_and_idle() -> None:
    from portal.workflow.sweep import sweep

    with moment(MORNING):
        say(f"sweep, reminders and digests of the day: {timed(sweep) * 1e3:.0f} ms")
    restore()
    for hour, at in (("at night", NIGHT), ("in the morning, all done", MORNING)):
        with moment(at):
            idle = [timed(sweep) for _ in range(50)]
        restore()
        say(f"sweep, idle {hour}: {p50(idle) * 1e3:.2f} ms")


def floor() -> None:
    run(FLOOR)


def run(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def undone(at: str, call) -> float:
    """Seconds of a call at a moment, which is rolled back and swept up after."""
    from django.db import transaction

    with moment(at):
        seconds = timed(call)
        transaction.set_rollback(True)
    restore()
    return seconds


@contextmanager
def moment(at: str):
    """A transaction in which it is that moment in Almaty; the clock is put right before its end."""
    from django.db import transaction

    from portal.stories.clockwork import restore_clock, set_clock
    from portal.workdays.clock import ALMATY

    with transaction.atomic():
        set_clock(datetime.fromisoformat(at).replace(tzinfo=ALMATY))
        yield
        if not transaction.get_rollback():
            restore_clock()


def restore() -> None:
    run("VACUUM workflow_obligation, audit_head, audit_row, notifications_outboxrow")


def told(what: str, rows: int, due: int, ours: list[float], raw: list[float]) -> None:
    say(
        f"sweep, {rows:,} open, {due:,} {what}: ours {p50(ours) * 1e3:.0f} ms, set-based floor"
        f" {p50(raw) * 1e3:.0f} ms, ratio {p50(ours) / p50(raw):.1f}"
    )


if __name__ == "__main__":
    with portal():
        measure(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
