"""The sweep under faults: workers killed (kill -9) in the middle, Redis flushed, two sweeps at once.

Afterwards every term that ran out must be missed exactly once: one obligation, one audit row,
its messages, every chain whole. Usage: python -m benchmarks.faults.sweep [rows] [kills]
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks._setting import fill, portal, say

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0


def main(rows: int, kills: int) -> int:
    from django.db import connection
    from redis import Redis

    from portal.audit import chain
    from portal.celery import app

    fill(rows, due=rows)
    redis = Redis.from_url(os.environ["REDIS_URL"])
    for number in range(1, kills + 1):
        worker = _worker()
        for _ in range(2):
            app.send_task("portal.workflow.tasks.sweep")
        before = _missed(connection)
        _wait(lambda before=before: _missed(connection) > before, "the sweep to begin")
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        redis.flushall()
        say(f"kill {number}: {_missed(connection)} of {rows} marked, worker killed, Redis flushed")
    worker = _worker()
    try:
        for _ in range(2):
            app.send_task("portal.workflow.tasks.sweep")
        _wait(lambda: _missed(connection) == rows, "every term to be marked")
        time.sleep(1)  # a second sweep may still be looking: it must find nothing
    finally:
        os.killpg(worker.pid, signal.SIGTERM)
        worker.wait()
    return _judge(connection, list(chain.verify()), rows)


def _judge(connection, broken: list, rows: int) -> int:
    """Counts that must all equal `rows`; prints them and returns the exit code."""
    counts = {
        "obligations missed": "SELECT count(*) FROM workflow_obligation WHERE state = 'missed'",
        "audit rows": "SELECT count(*) FROM audit_row WHERE verb = 'term.missed'",
        "obligations in audit": "SELECT count(DISTINCT data->>'obligation') FROM audit_row",
        "messages to holders": "SELECT count(*) FROM notifications_outboxrow WHERE kind = 'term.missed'",
        "messages to heads": "SELECT count(*) FROM notifications_outboxrow WHERE kind = 'term.escalated'",
    }
    wrong = 0
    with connection.cursor() as cursor:
        for name, sql in counts.items():
            cursor.execute(sql)
            got = cursor.fetchone()[0]
            wrong += got != rows
            say(f"{name}: {got} of {rows}{'' if got == rows else '  WRONG'}")
    say(f"broken chains: {len(broken)}")
    say("nothing lost, nothing doubled" if not wrong and not broken else "FAILED")
    return int(bool(wrong or broken))


def _worker() -> subprocess.Popen:
    command = [
        sys.executable,
        "-m",
        "celery",
        "-q",
        "-A",
        "portal.celery",
        "worker",
        "-c",
        "2",
        "-l",
        "error",
    ]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def _missed(connection) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workflow_obligation WHERE state = 'missed'")
        return cursor.fetchone()[0]


def _wait(condition, what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"Waited {PATIENCE:.0f} s for {what}.")
        time.sleep(0.02)


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    with portal():
        sys.exit(main(*(arguments or [50_000, 5])))
