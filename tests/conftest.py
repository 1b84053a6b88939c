"""Fixtures of every test: the database, the clock, the cast."""

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.db import connections
from django.utils import translation

from portal.stories.clockwork import set_clock
from portal.workdays.clock import ALMATY
from tests import cast
from tests.database import clone

numbers = itertools.count(1)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The plugin tests.database made the database already."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Texts are judged in the language they are written in; pages follow their address anyway.

    Undone after each test: Django's test client leaves the language of the last page active.
    """
    with translation.override("en"):
        yield


@pytest.fixture
def own_database(django_db_blocker) -> Iterator[str]:
    """A database of the test's own, with real commits: for threads, processes and servers.

    Yields the owner's URL.
    """
    default = connections["default"]
    name = default.settings_dict["NAME"]
    with django_db_blocker.unblock(), clone(f"{name}_{next(numbers)}") as url:
        default.close()
        default.settings_dict["NAME"] = urlsplit(url).path.lstrip("/")
        try:
            yield url
        finally:
            connections.close_all()
            default.settings_dict["NAME"] = name


@pytest.fixture
def at() -> Callable[[str], None]:
    """`at("2026-03-16 10:00")` moves the one clock, in Almaty time, inside the test's transaction."""

    def move(moment: str) -> None:
        set_clock(datetime.fromisoformat(moment).replace(tzinfo=ALMATY))

    return move


@pytest.fixture
def people(request) -> Callable:
    """`people("health-ministry/2")` is an actor of the cast, made on first use."""
    request.getfixturevalue("db")
    cast.ensure()
    return cast.actor
