"""A database of the test's own with the three roles of production, and acting as one of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, connections

from portal import env
from portal.embedded.database import connected
from portal.embedded.roles import (
    application_url,
    ensure_role,
    grant_application,
    grant_opener,
    opener_url,
)
from portal.workdays import clock
from tests.database import run_sql


@dataclass(frozen=True)
class Roles:
    """The addresses of one database for each of the three."""

    owner: str
    application: str
    opener: str


@contextmanager
def three_roles(owner: str) -> Iterator[Roles]:
    roles = Roles(owner, application_url(owner), opener_url(owner))
    names = [ensure_role(owner, roles.application), ensure_role(owner, roles.opener)]
    with connected(owner) as opened:
        grant_application(opened, names[0])
        grant_opener(opened, names[1])
    try:
        yield roles
    finally:
        connections.close_all()
        with connected(owner) as opened, opened.cursor() as cursor:
            for name in names:
                cursor.execute(f'DROP OWNED BY "{name}"; DROP ROLE "{name}"')


@contextmanager
def acting_as(url: str) -> Iterator[None]:
    """Every thread's next connection is of this role."""
    told = connection.settings_dict
    before = dict(told)
    connection.close()
    told.update({name: value for name, value in env.database(url).items() if name in before})
    try:
        yield
    finally:
        connections.close_all()
        told.clear()
        told.update(before)


@contextmanager
def thread_of(url: str) -> Iterator[Callable]:
    """Runs what it is given in a thread whose connection stays that role's."""
    with ThreadPoolExecutor(1) as pool:

        def run(call: Callable):
            return pool.submit(call).result()

        with acting_as(url):
            run(lambda: connection.ensure_connection())  # looked up there: each thread has its own
        try:
            yield run
        finally:
            run(lambda: connection.close())


def set_clock_for_all(moment: datetime) -> None:
    """It is `moment` and time goes on, in every session; only an owner may."""
    name = connection.settings_dict["NAME"]
    run_sql(
        "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE RETURN"
        f" clock_timestamp() + (timestamptz '{moment.isoformat()}' - timestamptz '{_now()}')",
        name,
    )


def _now() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0].isoformat()


def far_closing() -> datetime:
    """24:00 in Almaty three weeks from now."""
    return clock.end_of_day(clock.today() + timedelta(days=21))
