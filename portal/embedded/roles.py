"""The database roles: the owner migrates; the application and the opener own nothing.

What the application may not do (change the audit, the clock, the schema, read the private keys of
sealed bids) PostgreSQL refuses. The opener may read what it judges by and write what it answers.
"""

import hashlib
import secrets
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg2
from psycopg2.sql import SQL, Composed, Identifier, Literal

from portal.embedded.database import connected, told
from portal.embedded.trouble import Trouble

# Tables that the application may only read, and those it may also add to.
READ_ONLY = ("django_migrations", "sealing_openerround", "sealing_openedbid")
APPEND_ONLY = ("audit_row", "sealing_openingorder", "sealing_openingconfirmation")
NEVER_REMOVED = ("audit_head", "sealing_commissionstanding")
# Tables of which it may change some columns only, and those it may not even read.
ONLY_COLUMNS = {
    "sealing_round": "closed_at, bid_count, failed_at",
    "sealing_sealedbid": "ciphertext, withdrawn_at",
    "sealing_sealingkey": "taken_at",
}
NOT_INSERTED = ("sealing_sealingkey",)
UNREADABLE = ("sealing_sealedsecret",)
# What the opener may do, table by table.
OPENER = {
    "sealing_round": "SELECT, UPDATE (opened_at)",
    "sealing_sealingkey": "SELECT, INSERT, UPDATE (retired_at)",
    "sealing_sealedsecret": "SELECT, INSERT, UPDATE (wrapped, bound)",
    "sealing_sealedbid": "SELECT",
    "sealing_commissionstanding": "SELECT",
    "sealing_openingconfirmation": "SELECT",
    "sealing_openerround": "SELECT",
    "sealing_openingorder": "SELECT, UPDATE (answered_at, refused)",
    "sealing_openedbid": "SELECT, INSERT",
    "audit_row": "SELECT, INSERT",
    "audit_head": "SELECT, INSERT, UPDATE",
    "documents_document": "SELECT, INSERT, UPDATE (attached_at)",
}

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


_NOTHING = """
GRANT USAGE ON SCHEMA {schema} TO {role};
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role};
"""


def application_role(database: str) -> str:
    """`<database>_app`, within the 63 bytes of a PostgreSQL name."""
    return _role(database, "app")


def opener_role(database: str) -> str:
    """`<database>_opener`, likewise."""
    return _role(database, "opener")


def _role(database: str, part: str) -> str:
    role = f"{database}_{part}"
    if len(role.encode()) > 63:
        role = f"{hashlib.sha256(database.encode()).hexdigest()[:32]}_{part}"
    return role


def application_url(owner_url: str) -> str:
    """The owner's database as the application's role, with a password that is new every time."""
    return _url(owner_url, application_role)


def opener_url(owner_url: str) -> str:
    """The same for the opener's role."""
    return _url(owner_url, opener_role)


def _url(owner_url: str, role_of: Callable[[str], str]) -> str:
    parts = urlsplit(owner_url)
    role = role_of(unquote(parts.path.lstrip("/")))
    address = parts.netloc.rpartition("@")[2]
    netloc = f"{quote(role, safe='')}:{secrets.token_urlsafe(24)}@{address}"
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, ""))


def ensure_role(owner_url: str, url: str, variable: str = "DATABASE_URL") -> str:
    """Makes the role of `url`, or gives it that password when it does not get in; returns it.

    `variable` is where a person would set `url`.
    """
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
            return ensure_role(owner_url, url, variable)
        except psycopg2.errors.InsufficientPrivilege:
            raise Trouble(
                f"The database user {told(owner_url).get('user', '')} may not make the role "
                f"{role}: give it CREATEROLE, or make the role yourself and set {variable} "
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
        there = _tables(cursor, schema)
        batch = [SQL(_EVERYTHING).format(schema=Identifier(schema), role=Identifier(role))]
        taken = (
            (READ_ONLY, "INSERT, UPDATE, DELETE, TRUNCATE"),
            (APPEND_ONLY, "UPDATE, DELETE, TRUNCATE"),
            (NEVER_REMOVED, "DELETE, TRUNCATE"),
            (ONLY_COLUMNS, "UPDATE, DELETE, TRUNCATE"),
            (NOT_INSERTED, "INSERT"),
            (UNREADABLE, "ALL"),
        )
        for tables, rights in taken:
            batch += [
                SQL(f"REVOKE {rights} ON {{}} FROM {{}};").format(
                    Identifier(schema, table), Identifier(role)
                )
                for table in tables
                if table in there
            ]
        given = {table: f"UPDATE ({columns})" for table, columns in ONLY_COLUMNS.items()}
        batch += _grants(given, there, schema, role)
        cursor.execute(SQL("\n").join(batch))


def grant_opener(connection, role: str | None = None) -> None:
    """What the opener's role may do; run by the owner after `grant_application`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_schema()")
        database, schema = cursor.fetchone()
        role = role or opener_role(database)
        there = _tables(cursor, schema)
        batch = [SQL(_NOTHING).format(schema=Identifier(schema), role=Identifier(role))]
        batch += _grants(OPENER, there, schema, role)
        cursor.execute(SQL("\n").join(batch))


def _tables(cursor, schema: str) -> set[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
    return {name for (name,) in cursor.fetchall()}


def _grants(rights: dict[str, str], there: set[str], schema: str, role: str) -> list[Composed]:
    return [
        SQL(f"GRANT {given} ON {{}} TO {{}};").format(Identifier(schema, table), Identifier(role))
        for table, given in rights.items()
        if table in there
    ]
