"""Real PostgreSQL and Redis for the tests: started once, migrated once, cloned per worker.

A pytest plugin, loaded before Django reads its settings. The controller starts the servers
(or takes those of DATABASE_URL and REDIS_URL), migrates a template, and every xdist worker
works on a clone of its own. Nothing is ever flushed: the audit table refuses TRUNCATE.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest

from portal.embedded.parts import running_parts

ROOT = Path(__file__).resolve().parent.parent
OWNER_URL, TEMPLATE = "PORTAL_TEST_OWNER_URL", "PORTAL_TEST_TEMPLATE"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    stack = ExitStack()
    early_config.add_cleanup(stack.close)
    if TEMPLATE not in os.environ:
        start_everything(stack)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{os.environ[TEMPLATE].removesuffix('_template')}_{worker}"
    stack.enter_context(clone(name))
    os.environ["DATABASE_URL"] = database_url(name)
    os.environ["REDIS_PREFIX"] = name
    return (yield)


def start_everything(stack: ExitStack) -> None:
    """Servers, a home for uploads and mail, the migrated template; undone by `stack`."""
    parts = stack.enter_context(running_parts(durable=False))
    home = stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-test-"))
    template = f"portal_test_{os.getpid()}_template"
    os.environ |= {
        OWNER_URL: parts.database_url,
        TEMPLATE: template,
        "REDIS_URL": parts.redis_url,
        "PORTAL_HOME": home,
        "PORTAL_SECRET_KEY": "for-tests-only",
    }
    run_sql(f"CREATE DATABASE {template} TEMPLATE template0 ENCODING 'UTF8' {locale()}")
    stack.callback(run_sql, f"DROP DATABASE IF EXISTS {template} WITH (FORCE)")
    environment = os.environ | {"DATABASE_URL": database_url(template)}
    environment["DATABASE_OWNER_URL"] = environment["DATABASE_URL"]
    command = [sys.executable, str(ROOT / "manage.py"), "prepare_database"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        raise pytest.UsageError(f"The test database could not be migrated:\n{result.stderr}")


def locale() -> str:
    """C.UTF-8, from PostgreSQL itself where it can (17 and later): Cyrillic needs its lower case."""
    with closing(psycopg2.connect(os.environ[OWNER_URL])) as connection:
        built_in = connection.server_version >= 170000
    words = "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
    return f"LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' {words}" if built_in else words


@contextmanager
def clone(name: str) -> Iterator[str]:
    """A private copy of the migrated template (about 30 ms); yields its owner's URL."""
    run_sql(f"CREATE DATABASE {name} TEMPLATE {os.environ[TEMPLATE]}")
    try:
        yield database_url(name)
    finally:
        run_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def database_url(name: str) -> str:
    parts = urlsplit(os.environ[OWNER_URL])
    # Not `_replace`: an empty host must keep its slashes ("postgresql://owner@/name?host=/socket").
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


def run_sql(statement: str, database: str | None = None) -> None:
    url = database_url(database) if database else os.environ[OWNER_URL]
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
