"""Moving the one clock, for stories and tests: only the owner may, only in its own transaction.

`portal_now()` is replaced by a function that returns a fixed moment. Until that is
committed other sessions keep real time; a rollback restores it.
"""

from datetime import datetime

from django.db import connection


def set_clock(moment: datetime) -> None:
    """From now on, in this transaction, it is `moment`. Raises ProgrammingError for the application's role."""
    _replace("SELECT %s::timestamptz", [moment])


def restore_clock() -> None:
    """Real time again; to be called before a commit."""
    _replace("SELECT clock_timestamp()", [])


def _replace(body: str, parameters: list) -> None:
    with connection.cursor() as cursor:
        body = cursor.mogrify(body, parameters).decode()
        cursor.execute(
            "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz"
            f" LANGUAGE sql VOLATILE AS $now$ {body} $now$"
        )
