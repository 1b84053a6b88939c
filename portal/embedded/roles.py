"""The two database roles: the owner migrates, the application owns nothing.

What the application may not do (change the audit, the clock, the schema) PostgreSQL refuses.
"""

import hashlib
import secrets
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg2
from psycopg2.sql import SQL, Identifier, Literal

from portal.embedded.database import connected, told
from portal.embedded.trouble import Trouble

# Tables that the application may only read, and those it may also add to.
READ_ONLY = ("django_migrations",)
APPEND_ONLY = ("audit_row",)
NEVER_REMOVED = ("audit_head",)

_EVERYTHING = """
REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC;
GRANT USAGE ON SCHEMA {schema} TO {role};
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA {schema}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role};
"""


def application_role(database: str) -> str:
    """`<database>_app`, within the 63 bytes of a PostgreSQL name."""
    role = f"{database}_app"
    if len(role.encode()) > 63:
        role = f"{hashlib.sha256(database.encode()).hexdigest()[:32]}_app"
    return role


def application_url(owner_url: str) -> str:
    """The owner's database as the application's role, with a password that is new every time."""
    parts = urlsplit(owner_url)
    role = application_role(unquote(parts.path.lstrip("/")))
    address = parts.netloc.rpartition("@")[2]
    netloc = f"{quote(role, safe='')}:{secrets.token_urlsafe(24)}@{address}"
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, ""))


def ensure_role(owner_url: str, url: str) -> str:
    """Makes the role of `url`, or gives it that password when it does not get in; returns it."""
    parts = told(url)
    role, password = parts.get("user", ""), parts.get("password", "")
    with connected(owner_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        there = cursor.fetchone() is not None
        if there and _gets_in(url):
            return role
        statement = SQL(f"{'ALTER' if there else 'CREATE'} ROLE {{}} LOGIN PASSWORD {{}}")
        try:
            cursor.execute(statement.format(Identifier(role), Literal(password)))
        except psycopg2.errors.DuplicateObject:  # another start made it at this moment
            return ensure_role(owner_url, url)
        except psycopg2.errors.InsufficientPrivilege:
            raise Trouble(
                f"The database user {told(owner_url).get('user', '')} may not make the role "
                f"{role}: give it CREATEROLE, or make the role yourself and set DATABASE_URL "
                "(the role) and DATABASE_OWNER_URL (the owner)."
            ) from None
    return role


def _gets_in(url: str) -> bool:
    try:
        psycopg2.connect(url, connect_timeout=10).close()
    except psycopg2.OperationalError:
        return False
    return True


def grant_application(connection, role: str | None = None) -> None:
    """What the application's role may do in the current schema; run by the owner after migrate.

    `connection` is Django's or psycopg2's. All of it is one statement batch, so one transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_schema()")
        database, schema = cursor.fetchone()
        role = role or application_role(database)
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename = ANY(%s)",
            [schema, [*READ_ONLY, *APPEND_ONLY, *NEVER_REMOVED]],
        )
        there = {name for (name,) in cursor.fetchall()}
        batch = [SQL(_EVERYTHING).format(schema=Identifier(schema), role=Identifier(role))]
        taken = (
            (READ_ONLY, "INSERT, UPDATE, DELETE, TRUNCATE"),
            (APPEND_ONLY, "UPDATE, DELETE, TRUNCATE"),
            (NEVER_REMOVED, "DELETE, TRUNCATE"),
        )
        for tables, rights in taken:
            batch += [
                SQL(f"REVOKE {rights} ON {{}} FROM {{}};").format(
                    Identifier(schema, table), Identifier(role)
                )
                for table in tables
                if table in there
            ]
        cursor.execute(SQL("\n").join(batch))
