"""The whole portal from one command: it answers, mends itself, and leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from portal.embedded.sockets import free_port
from scripts.place import PROJECT

GIVEN = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "REDIS_PREFIX", "PORTAL_SECRET_KEY"}


class Portal:
    """`manage.py runportal` in a folder of its own."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home, self.port, self.told = home / "var", free_port(), home / "told"
        static = home / "static"
        static.mkdir(exist_ok=True)
        (static / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
        self.env = {name: value for name, value in os.environ.items() if name not in GIVEN}
        self.env |= {"PORTAL_HOME": str(self.home), "PORTAL_STATIC": str(static)} | env
        self.process: subprocess.Popen | None = None

    def start(self, *options: str) -> None:
        command = [sys.executable, "manage.py", "runportal", "--no-demo", "--port", str(self.port)]
        with self.told.open("w") as told:
            self.process = subprocess.Popen(
                [*command, *options], cwd=PROJECT, env=self.env, stdout=told, stderr=told
            )

    def wait_for(self, words: str, seconds: float = 60) -> str:
        deadline = time.monotonic() + seconds
        while not re.search(words, self.told.read_text()):
            assert time.monotonic() < deadline, self.told.read_text()
            assert self.process.poll() is None, self.told.read_text()
            time.sleep(0.1)
        return self.told.read_text()

    def refusal(self, *options: str) -> str:
        """What it says when it does not start."""
        self.start(*options)
        assert self.process.wait(60) == 1
        return self.told.read_text()

    def answers(self) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
            return answer.status == 200

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def one(self, words: str) -> psutil.Process:
        return next(
            child
            for child in psutil.Process(self.process.pid).children()
            if words in " ".join(child.cmdline())
        )


@pytest.fixture
def portal(home: Path) -> Iterator[Portal]:
    portal = Portal(home)
    yield portal
    if portal.process is not None:
        portal.process.terminate()
        portal.process.wait(60)


def gone(family: list[psutil.Process], seconds: float = 30) -> bool:
    return not psutil.wait_procs(family, timeout=seconds)[1]


def test_it_starts_mends_itself_and_stops_everything(portal):
    portal.start()
    said = portal.wait_for("Ctrl-C stops it")
    assert f"The portal is ready: http://127.0.0.1:{portal.port}/\n" in said
    assert portal.answers()
    worker = portal.one("portal.celery worker")
    assert "DATABASE_OWNER_URL" not in worker.environ()
    assert worker.environ()["DATABASE_URL"].startswith("postgresql://portal_app:")
    opener = portal.one("manage.py runopener")
    assert opener.environ()["DATABASE_URL"].startswith("postgresql://portal_opener:")
    assert "OPENER_DATABASE_URL" not in worker.environ()
    opener.kill()
    portal.wait_for(r"opener stopped \(signal SIGKILL\) and is started again")
    worker.kill()
    portal.wait_for(r"worker stopped \(signal SIGKILL\) and is started again")
    time.sleep(1)
    assert portal.one("portal.celery worker").pid != worker.pid
    family = portal.family()
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(60) == 0
    assert gone(family, 1)
    assert portal.told.read_text().endswith("Everything is stopped.\n")


def test_kill_9_leaves_nothing_behind_and_the_next_start_is_clean(portal):
    portal.start()
    portal.wait_for("Ctrl-C stops it")
    family = portal.family()
    portal.process.kill()
    portal.process.wait()
    assert gone(family)
    portal.start()
    portal.wait_for("Ctrl-C stops it")
    assert "already running" in Portal(portal.home.parent).refusal()


def test_a_taken_port_is_said_before_anything_starts(portal, home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", portal.port))
        other.listen()
        assert f"Port {portal.port} is taken" in portal.refusal()
    assert not (portal.home / "postgres").exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--database-url", "postgresql://127.0.0.1:1/portal"], "cannot be reached"),
        (["--port", "eighty"], "PORT must be a number"),
    ],
)
def test_what_it_cannot_use_is_one_sentence(portal, options, sentence):
    said = portal.refusal(*options)
    assert sentence in said
    assert "Traceback" not in said
