"""The clock of a database of one's own: committed, so that every session of it sees the moment."""

from django.db import connection

from tests.database import run_sql


def stop_clock(moment: str) -> None:
    """`stop_clock("2026-02-09 10:00")`: from now on it is that moment in Almaty."""
    run_sql(
        "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE"
        f" AS $$ SELECT timestamp '{moment}' AT TIME ZONE 'Asia/Almaty' $$",
        connection.settings_dict["NAME"],
    )
