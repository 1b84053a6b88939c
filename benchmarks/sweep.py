"""The sweep beside a set-based statement that writes the same rows without a chain.

Hold (performance.md, C): ≤ 5 × the floor with 1,000,000 open and 10,000 due; an idle sweep ≤ 5 ms.
Usage: python -m benchmarks.sweep [open]
"""

import sys

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


def measure(rows: int) -> None:
    from django.db import connection, transaction

    from portal.workflow.sweep import sweep

    fill(rows, due=rows // 100)

    def floor() -> None:
        with connection.cursor() as cursor:
            cursor.execute(FLOOR)

    def undone(call) -> float:
        with transaction.atomic():
            seconds = timed(call)
            transaction.set_rollback(True)
        with connection.cursor() as cursor:
            cursor.execute(
                "VACUUM workflow_obligation, audit_head, audit_row, notifications_outboxrow"
            )
        return seconds

    raw, ours = [], []
    for _ in range(5):
        raw.append(undone(floor))
        ours.append(undone(sweep))
    say(
        f"sweep, {rows:,} open, {rows // 100:,} due: ours {p50(ours) * 1e3:.0f} ms, set-based floor"
        f" {p50(raw) * 1e3:.0f} ms, ratio {p50(ours) / p50(raw):.1f}"
    )
    swept = sweep()
    assert swept.missed == rows // 100
    with connection.cursor() as cursor:
        cursor.execute("VACUUM workflow_obligation")
    idle = [timed(sweep) for _ in range(50)]
    say(f"sweep, idle: {p50(idle) * 1e3:.2f} ms")


if __name__ == "__main__":
    with portal():
        measure(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
