"""The application's role owns nothing and may not touch what is kept."""

import psycopg2
import pytest

from portal.embedded.database import connected
from portal.embedded.roles import application_role, application_url, ensure_role, grant_application
from tests.database import run_sql

REFUSED = [
    "UPDATE audit_row SET verb = 'x'",
    "DELETE FROM audit_row",
    "TRUNCATE audit_row",
    "DELETE FROM audit_head",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    "CREATE TABLE mine (id int)",
    "DROP TABLE audit_row",
    "ALTER TABLE audit_row DISABLE TRIGGER ALL",
    "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql "
    "AS 'SELECT clock_timestamp()'",
]
ALLOWED = [
    "SELECT count(*) FROM audit_row",
    "SELECT count(*) FROM django_migrations",
    "SELECT portal_now()",
    "UPDATE audit_head SET number = number WHERE false",
    "INSERT INTO audit_head (stream, number, hash) VALUES ('role-test', 1, 'x')",
    "DELETE FROM django_session",
    "SELECT nextval(pg_get_serial_sequence('audit_row', 'id'))",
]


@pytest.fixture
def application(own_database):
    url = application_url(own_database)
    role = ensure_role(own_database, url)
    with connected(own_database) as connection:
        grant_application(connection, role)
    with connected(url) as connection:
        yield connection
    with connected(own_database) as owner, owner.cursor() as cursor:
        cursor.execute(f'DROP OWNED BY "{role}"')
    run_sql(f'DROP ROLE "{role}"')


def test_the_application_may_do_its_work_and_nothing_else(application):
    with application.cursor() as cursor:
        for statement in ALLOWED:
            cursor.execute(statement)
        for statement in REFUSED:
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)


def test_the_password_is_new_at_every_start_and_gets_in(cluster, home):
    """Where passwords are asked for, unlike in our own cluster as it comes."""
    cluster.start()
    owner = cluster.url().replace("@", ":owner-password@", 1)
    with connected(cluster.url()) as connection, connection.cursor() as cursor:
        cursor.execute("ALTER ROLE portal_owner PASSWORD 'owner-password'")
        (home / "postgres" / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        cursor.execute("SELECT pg_reload_conf()")
    first, second = application_url(owner), application_url(owner)
    assert first != second
    for url in (first, second):
        assert ensure_role(owner, url) == "portal_app"
        with connected(url) as connection:
            assert connection.info.user == "portal_app"


def test_a_role_name_fits_in_63_bytes():
    assert application_role("portal") == "portal_app"
    long = application_role("p" * 63)
    assert len(long) <= 63
    assert long.endswith("_app")
