"""The role the application runs as: owns nothing, cannot touch the audit or the clock."""

from contextlib import closing

import psycopg2
import pytest
from django.db import connection

from portal.embedded.roles import application_url, ensure_role, grant_application
from tests import journey


@pytest.fixture
def as_application(own_database):
    """A connection as the application's role, on a database with one filed request."""
    journey.filed()
    app_url = application_url(own_database)
    role = ensure_role(own_database, app_url)
    grant_application(connection, role)
    connection.close()
    with closing(psycopg2.connect(app_url)) as opened:
        opened.autocommit = True
        yield opened.cursor()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_row SET verb = 'x'",
        "DELETE FROM audit_row",
        "TRUNCATE audit_row",
        "DELETE FROM audit_head",
        "ALTER TABLE audit_row DISABLE TRIGGER USER",
        "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql AS"
        " $$ SELECT timestamptz '2020-01-01' $$",
        "CREATE FUNCTION portal_now_mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
        "DROP TABLE workflow_record",
        "ALTER TABLE workflow_record DROP CONSTRAINT record_kind",
        "TRUNCATE workflow_obligation",
        "DELETE FROM django_migrations",
    ],
)
def test_it_is_refused_what_only_the_owner_may(as_application, sql):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        as_application.execute(sql)


def test_it_may_do_its_work(as_application):
    as_application.execute("SELECT portal_now(), count(*) FROM audit_row")
    as_application.execute("UPDATE workflow_record SET title = 'x'")
    as_application.execute(
        "INSERT INTO audit_row (stream, number, at, verb, blinded, data, previous, hash)"
        " VALUES ('portal', 99, portal_now(), 'x', '', '{}', '', '')"
    )
    as_application.execute(
        "SELECT count(*) FROM pg_class JOIN pg_roles ON relowner = pg_roles.oid"
        " WHERE rolname = current_user"
    )
    assert as_application.fetchone()[0] == 0
