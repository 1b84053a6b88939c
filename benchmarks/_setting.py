"""What every benchmark stands on: real servers with fsync, a migrated database, many rows."""

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

import django

from portal.embedded.parts import running_parts


@contextmanager
def portal() -> Iterator[None]:
    """Real PostgreSQL and Redis (or those given), an empty migrated portal with the cast."""
    with running_parts() as parts:
        os.environ |= {
            "DATABASE_URL": parts.database_url,
            "REDIS_URL": parts.redis_url,
            "PORTAL_SECRET_KEY": "for-benchmarks-only",
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "portal.settings"),
        }
        os.environ.pop("DATABASE_OWNER_URL", None)
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from tests import cast

        call_command("prepare_database")
        cast.ensure()
        try:
            yield
        finally:
            connection.close()


def empty() -> None:
    """No projects and nothing of them; the cast and the calendar stay."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE workflow_project, workflow_record, requests_request, workflow_obligation,"
            " workflow_participation, workflow_delivery, workflow_filing, notifications_outboxrow"
            " CASCADE; ALTER TABLE audit_row DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE"
            " TRIGGER USER; TRUNCATE audit_row, audit_head; ALTER TABLE audit_row ENABLE TRIGGER"
            " USER; ALTER TABLE audit_head ENABLE TRIGGER USER"
        )


def fill(rows: int, *, due: int = 0) -> None:
    """`rows` concluded requests with a running term each, the first `due` of them run out."""
    from django.db import connection

    from tests import cast

    filer = cast.actor("health-ministry").organisation_id
    ministry = cast.actor("ministry").organisation_id
    integrator = cast.actor("integrator").organisation_id
    statements = [
        "INSERT INTO workflow_project (number, title, opened_at)"
        " SELECT 'БЖ-' || n, 'Жоба ' || n, portal_now() FROM generate_series(1, %(rows)s) n",
        "INSERT INTO workflow_participation (project_id, organisation_id, role)"
        " SELECT p.id, o.id, o.role FROM workflow_project p CROSS JOIN (VALUES"
        " (%(filer)s, 'state_body'), (%(ministry)s, 'authorised_body'),"
        " (%(integrator)s, 'service_integrator')) AS o (id, role)",
        "INSERT INTO workflow_record (kind, project_id, state, version, number, title, filer_id,"
        " created_at, changed_at) SELECT 'request', id, 'concluded', 5, number, title, %(filer)s,"
        " opened_at, opened_at FROM workflow_project",
        "INSERT INTO requests_request (record_ptr_id, language, sections, official_use,"
        " state_secrets, returns, withdrawal_reason, decision_number, decision_grounds,"
        " decision_signatory, order_number, order_text, order_signatory)"
        " SELECT id, 'kk', '{}', false, false, '[]', '', '', '', '{}', '', '', '{}'"
        " FROM workflow_record",
        "INSERT INTO workflow_obligation (project_id, record_id, code, holder_id, round,"
        " started_by, started_on, due_on, state, reminders_sent, remind_ahead)"
        " SELECT project_id, id, '13.decision', %(ministry)s, 1, 'bench', date '2026-01-05',"
        " date '2099-01-01' - (CASE WHEN row_number() OVER (ORDER BY id) <= %(due)s THEN 30000"
        " ELSE 0 END), 'running', 0, false FROM workflow_record",
        "INSERT INTO audit_head (stream, number, hash)"
        " SELECT 'project:' || id, 0, repeat('0', 64) FROM workflow_project",
    ]
    places = {
        "rows": rows,
        "due": due,
        "filer": filer,
        "ministry": ministry,
        "integrator": integrator,
    }
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, places)
        cursor.execute("VACUUM ANALYZE")


def timed(call: Callable[[], object]) -> float:
    """Seconds that one call took."""
    started = perf_counter()
    call()
    return perf_counter() - started


def p50(seconds: list[float]) -> float:
    return statistics.median(seconds)


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
