"""Is the database fit for the portal? Asked before anything is migrated, answered in a sentence.

No Django here: the supervisor asks before it starts anything.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import errors
from psycopg2.extensions import parse_dsn
from psycopg2.sql import SQL, Identifier

from portal.embedded.trouble import Trouble

EXTENSIONS = ("pg_trgm", "unaccent")
FIT = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
_CURE = (
    "make it anew as CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' and set DATABASE_URL to it"
)

_SPELLING = (
    "DATABASE_URL cannot be read: write it as postgresql://user:password@host:5432/name "
    "(signs such as @ or / in a password as %40 or %2F)."
)


@contextmanager
def connected(url: str) -> Iterator[psycopg2.extensions.connection]:
    """A connection that commits each statement. Raises Trouble when there is no way in."""
    try:
        connection = psycopg2.connect(url, connect_timeout=10)
    except psycopg2.ProgrammingError:
        raise Trouble(_SPELLING) from None
    except (psycopg2.OperationalError, UnicodeDecodeError) as problem:
        raise Trouble(
            f"The database {place(url)} cannot be reached ({_why(problem)}): start it or correct "
            "DATABASE_URL; without DATABASE_URL the portal brings its own."
        ) from None
    connection.autocommit = True
    with closing(connection):
        yield connection


def told(url: str) -> dict[str, str]:
    """The parts of a URL (dbname, host, port, user, password) as PostgreSQL reads them."""
    try:
        urlsplit(url)
        return parse_dsn(url)
    except (ValueError, psycopg2.Error):
        raise Trouble(_SPELLING) from None


def place(url: str) -> str:
    """Where a URL points, without its password."""
    parts = told(url)
    host = parts.get("host", "local socket")
    return f"{parts['dbname']} at {host}" + (f":{parts['port']}" if "port" in parts else "")


def check_database(url: str) -> None:
    """Raises Trouble unless the database is there (made if allowed) and knows Cyrillic letters."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise Trouble(
            "DATABASE_URL must begin with postgresql:// (the portal runs on PostgreSQL only)."
        )
    if not told(url).get("dbname"):
        raise Trouble(_SPELLING)
    _make_if_missing(url)
    with connected(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_encoding'), current_database()")
        encoding, name = cursor.fetchone()
        if encoding != "UTF8":
            raise Trouble(f"The database {name} is encoded in {encoding}, not in UTF-8: {_CURE}.")
        cursor.execute("SELECT lower('ҚАЗАҚ') = 'қазақ'")
        if not cursor.fetchone()[0]:
            raise Trouble(
                f"The character type of the database {name} is not UTF-8 (it finds no lower case "
                f"of Қ): {_CURE}."
            )
        for extension in EXTENSIONS:
            _ensure_extension(cursor, extension, name)
        cursor.execute("SELECT similarity('жүйе', 'жүйе') = 1")
        if not cursor.fetchone()[0]:
            raise Trouble(
                f"The character type of the database {name} is not UTF-8 (its pg_trgm finds no "
                f"letters in жүйе): {_CURE}."
            )


def _ensure_extension(cursor, extension: str, name: str) -> None:
    cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [extension])
    if cursor.fetchone() is not None:
        return
    try:
        cursor.execute(SQL("CREATE EXTENSION IF NOT EXISTS {}").format(Identifier(extension)))
    except psycopg2.Error as problem:
        raise Trouble(
            f"The database {name} lacks the extension {extension} and we may not make it "
            f"({_why(problem)}): ask its administrator to run CREATE EXTENSION {extension} there."
        ) from None


def _make_if_missing(url: str) -> None:
    name = told(url)["dbname"]
    try:
        psycopg2.connect(url, connect_timeout=10).close()
        return
    except psycopg2.OperationalError as problem:
        if f'database "{name}" does not exist' not in str(problem):
            return  # `connected` says what is wrong
    except (psycopg2.Error, UnicodeDecodeError):
        return
    with connected(_in_postgres(url)) as connection, connection.cursor() as cursor:
        builtin = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        provider = builtin if connection.server_version >= 170000 else ""
        try:
            cursor.execute(
                SQL("CREATE DATABASE {} " + f"{FIT} {provider}").format(Identifier(name))
            )
        except (errors.DuplicateDatabase, errors.UniqueViolation):
            return
        except psycopg2.Error as problem:
            raise Trouble(
                f"The database {place(url)} does not exist and we may not make it "
                f"({_why(problem)}): {_CURE}."
            ) from None


def _in_postgres(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/postgres" + (f"?{parts.query}" if parts.query else "")


def _why(problem: Exception) -> str:
    if isinstance(problem, UnicodeDecodeError):
        return "it answers in an encoding that is not UTF-8"
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return lines[0].rsplit("FATAL:", 1)[-1].strip().rstrip(".") if lines else "no reason given"
