"""A database that is not fit for Kazakh is refused in a sentence, before anything is migrated."""

import os

import pytest

from portal.embedded.database import check_database
from portal.embedded.trouble import Trouble
from tests.database import database_url, locale, run_sql

UNFIT = {
    "c": ("LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'", "finds no lower case of Қ"),
    "ascii": ("LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'SQL_ASCII'", "encoded in SQL_ASCII"),
    "ctype": (
        "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' ENCODING 'UTF8' "
        "LC_COLLATE 'C' LC_CTYPE 'C'",
        "pg_trgm finds no letters",
    ),
}


@pytest.fixture
def name():
    name = f"portal_fit_{os.getpid()}"
    yield name
    run_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.mark.parametrize("kind", UNFIT)
def test_a_database_without_cyrillic_letters_is_refused(name, kind):
    options, reason = UNFIT[kind]
    if kind == "ctype" and "builtin" not in locale():
        # Before PostgreSQL 17 there is no provider of its own: the letters are missed first.
        options, reason = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", UNFIT["c"][1]
    run_sql(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
    with pytest.raises(Trouble, match=f"{reason}.*make it anew as CREATE DATABASE"):
        check_database(database_url(name))


def test_a_missing_database_is_made_fit(name):
    check_database(database_url(name))
    check_database(database_url(name))


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://127.0.0.1:1/portal", "cannot be reached .*: start it or correct"),
        ("postgresql://x@/portal?host=/nowhere", "cannot be reached"),
        ("postgresql://no.such.host.invalid/portal", "cannot be reached"),
        ("mysql://127.0.0.1/portal", "must begin with postgresql://"),
        ("postgresql://[bad/portal", "write it as postgresql://"),
        ("postgresql://127.0.0.1", "write it as postgresql://"),
    ],
)
def test_a_url_that_leads_nowhere_is_answered_in_a_sentence(url, sentence):
    with pytest.raises(Trouble, match=sentence):
        check_database(url)


def test_no_sentence_shows_a_password():
    with pytest.raises(Trouble) as trouble:
        check_database("postgresql://me:very-secret@127.0.0.1:1/portal")
    assert "very-secret" not in str(trouble.value)
