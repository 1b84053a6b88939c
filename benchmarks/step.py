"""One step: `perform` beside the very statements it sends, run raw in the same run.

Hold (performance.md, B): ≤ 2.5 × the raw statements; p95 with 1,000,000 records ≤ 1.2 × that
with 10,000. Usage: python -m benchmarks.step [records …]
"""

import sys
from time import perf_counter

import psycopg2.extensions

from benchmarks._setting import empty, fill, p50, p95, portal, say

STEPS = 400


class Recorder(psycopg2.extensions.cursor):
    """Keeps every statement as it went to the server."""

    sent: list[bytes] = []

    def execute(self, query, parameters=None):
        try:
            return super().execute(query, parameters)
        finally:
            Recorder.sent.append(self.query)


def measure(records: int) -> None:
    from django.db import connection, transaction

    from portal.workflow.perform import Done, perform
    from requests_app.models import AutomationRequest
    from tests import cast

    empty()
    fill(records)
    ministry = cast.actor("ministry")
    requests = list(AutomationRequest.objects.order_by("?")[: 2 * STEPS + 50])
    ours, raw = [], []
    for number, request in enumerate(requests):
        if number % 2:
            statements = _statements(
                lambda r=request: perform(r, "agree", actor=ministry, grounds="")
            )
            started = perf_counter()
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in statements:
                    cursor.cursor.execute(statement)
            raw.append(perf_counter() - started)
        else:
            started = perf_counter()
            outcome = perform(request, "agree", actor=ministry, version=request.version, grounds="")
            ours.append(perf_counter() - started)
            assert isinstance(outcome, Done), outcome
    ours, raw = ours[25:], raw[25:]
    say(
        f"step, {records:>9,} records: perform p50 {p50(ours) * 1e3:.2f} ms, p95 {p95(ours) * 1e3:.2f} ms;"
        f" its {len(statements)} statements raw p50 {p50(raw) * 1e3:.2f} ms; ratio {p50(ours) / p50(raw):.2f}"
    )


def _statements(call) -> list[bytes]:
    """What one step sends, found by taking it in a transaction that is undone."""
    from django.db import connection, transaction

    connection.ensure_connection()
    connection.connection.cursor_factory = Recorder
    Recorder.sent = []
    try:
        with transaction.atomic():
            call()
            transaction.set_rollback(True)
    finally:
        connection.connection.cursor_factory = psycopg2.extensions.cursor
    # Without the savepoint around it, and without what the test transaction itself sent.
    return [sql for sql in Recorder.sent if b"SAVEPOINT" not in sql]


if __name__ == "__main__":
    with portal():
        for rows in map(int, sys.argv[1:] or ["10000", "1000000"]):
            measure(rows)
