"""A whole portal in processes of its own, and a real browser before it.

No ORM here: the browser tests see what people see. The clock is moved by the owner's SQL.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psycopg2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.database import ROOT, clone, run_sql
from tests.journeys.checks import watch
from tests.journeys.people import sign_in

PATIENCE = 240  # seconds: a first start plays the demo in
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@dataclass(frozen=True)
class Portal:
    """One running portal: web, worker and beat as `make run` starts them, with the demo in it."""

    address: str
    password: str
    database: str
    home: Path
    cases: tuple[str, ...]

    def case(self, place: int) -> str:
        """The number of the demo's case that was filed at this place; its year depends on the day."""
        return self.cases[place - 1]

    def move_clock(self, by: str) -> None:
        """From now on it is later, for every process of this portal."""
        run_sql(
            "CREATE OR REPLACE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE"
            f" AS $$ SELECT clock_timestamp() + interval '{by}' $$",
            self.database,
        )


@pytest.fixture(scope="session")
def portal(tmp_path_factory) -> Iterator[Portal]:
    home = tmp_path_factory.mktemp("portal")
    name = f"{os.environ['REDIS_PREFIX']}_portal"
    with clone(name) as url, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = os.environ | {
            "DATABASE_URL": url, "REDIS_PREFIX": name, "PORTAL_HOME": str(home),
            "PORT": str(port), "PORTAL_DEMO": "1",
        }  # fmt: skip
        environment.pop("DATABASE_OWNER_URL", None)
        command = [sys.executable, str(ROOT / "manage.py"), "runportal"]
        with (home / "run.log").open("w") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, process, home / "run.log")
            password = (home / "demo-password").read_text()
            yield Portal(address, password, name, home, _cases(url))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A module's own: Playwright keeps an event loop running, beside which Django's ORM refuses to work."""
    path = os.environ.get("PORTAL_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        pytest.fail("There is no Chromium: `make test` finds or installs one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def sit_down(portal: Portal, browser: Browser) -> Iterator[Callable[..., Page]]:
    """`sit_down("officer@…", language="ru", width=360)`: a signed-in person at a window of their own.

    Every page that is visited is watched: no console errors, no failed requests, axe-core clean.
    """
    contexts: list[BrowserContext] = []

    def open_window(
        email: str | None = None, *, language: str = "kk", width: int = 1280, scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=portal.address,
            java_script_enabled=scripts,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        watch(page, scripts=scripts)
        prefix = "" if language == "kk" else f"/{language}"
        if email:
            page.goto(f"{prefix}/sign-in/")
            sign_in(page, email, portal.password)
            page.wait_for_url("**/work/")
        return page

    yield open_window
    for context in contexts:
        context.close()


def _cases(url: str) -> tuple[str, ...]:
    with closing(psycopg2.connect(url)) as opened, opened.cursor() as cursor:
        cursor.execute("SELECT number FROM workflow_project WHERE number IS NOT NULL ORDER BY id")
        return tuple(number for (number,) in cursor.fetchall())


def _wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200 and "ready" in log.read_text():
                    return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"The portal did not start:\n{log.read_text()}")
