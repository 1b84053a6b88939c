"""Starts everything the portal needs, watches it, and stops it in order.

One thread, no daemon: children are tied to this process by the kernel, so that nothing is left
behind even when it is killed.
"""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from portal.embedded import children, processes
from portal.embedded.console import columns, say
from portal.embedded.database import check_database
from portal.embedded.home import home_folder, log_file, secret_key
from portal.embedded.parts import Parts, running_parts
from portal.embedded.redis import check_redis
from portal.embedded.roles import application_url, opener_url
from portal.embedded.sockets import check_port
from portal.embedded.trouble import Trouble

_SECONDS_TO_ANSWER = 90


class Stopped(BaseException):
    """Somebody asked us to stop: Ctrl-C, `kill`, or the terminal went away."""


@dataclass
class Supervisor:
    """`run()` returns when it is asked to stop and raises Trouble when it cannot go on."""

    home: Path
    port: int
    demo: bool
    parts: Parts = field(init=False)
    env: dict[str, str] = field(init=False)
    opener_database_url: str = field(init=False)
    running: list[children.Child] = field(init=False, default_factory=list)

    def run(self) -> None:
        put_back = _listen(_stop)
        umask = os.umask(0o077)  # uploads and mail are nobody else's
        try:
            with ExitStack() as stack:
                try:
                    self._start(stack)
                    self._watch()
                finally:
                    _listen(signal.SIG_IGN)  # asking twice does not interrupt the tidying up
        except Stopped:
            say("Everything is stopped.")
        finally:
            os.umask(umask)
            put_back()

    def _start(self, stack: ExitStack) -> None:
        self.home = home_folder(self.home)
        lock = processes.Lock(self.home / "running.lock", "The portal")
        lock.take()
        stack.callback(lock.release)
        check_port(self.port)
        say(f"Starting the portal in {self.home} …")
        self.parts = stack.enter_context(running_parts(self.home))
        for note in self.parts.notes:
            say(note)
        self._environment()
        if self.parts.redis is None:
            check_redis(self.parts.redis_url)
        if self.parts.postgres is None:
            check_database(self.parts.database_url)
        self._manage(
            "prepare_database",
            DATABASE_OWNER_URL=self.parts.database_url,
            OPENER_DATABASE_URL=self.opener_database_url,
        )
        accounts = self._play_demo() if self.demo else ""
        self._start_children(stack)
        self._wait_for_answer()
        say(f"\nThe portal is ready: {self.env['PORTAL_PUBLIC_URL']}/\n")
        if accounts:
            say(f"{accounts}\n")
        say(f"Ctrl-C stops it. Logs are in {self.home / 'logs'}.")

    def _environment(self) -> None:
        """What the children are given: never the owner's URL, and the opener's secrets to it alone."""
        given = os.environ.get("DATABASE_URL") if os.environ.get("DATABASE_OWNER_URL") else None
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PYTHONUNBUFFERED": "1",
            "PORTAL_HOME": str(self.home),
            "PORTAL_DEMO": "1" if self.demo else "0",
            "PORTAL_SECRET_KEY": os.environ.get("PORTAL_SECRET_KEY") or secret_key(self.home),
            "PORTAL_PUBLIC_URL": (
                os.environ.get("PORTAL_PUBLIC_URL") or f"http://127.0.0.1:{self.port}"
            ).rstrip("/"),
            "DATABASE_URL": given or application_url(self.parts.database_url),
            "REDIS_URL": self.parts.redis_url,
        }
        self.opener_database_url = os.environ.get("OPENER_DATABASE_URL") or opener_url(
            self.parts.database_url
        )
        for name in ("DATABASE_OWNER_URL", *children.OPENER_ONLY):
            self.env.pop(name, None)

    def _play_demo(self) -> str:
        """Stories move the clock and open bids, which only the owner may; returns the accounts."""
        owner = children.opener_secrets() | {"DATABASE_URL": self.parts.database_url}
        self._manage("demo", **owner)
        return columns(self._manage("demo", "--list", **owner))

    def _manage(self, *words: str, **env: str) -> str:
        """Runs a command of manage.py to its end; Trouble with its own sentence when it fails."""
        log = log_file(self.home, "start")
        begun = log.stat().st_size if log.exists() else 0
        command = [sys.executable, str(children.ROOT / "manage.py"), *words, "--no-color"]
        child = processes.spawn(command, log=log, env=self.env | env, cwd=children.ROOT)
        try:
            code = child.wait()
        except BaseException:
            processes.stop(child, (signal.SIGTERM, 5))
            raise
        told = log.read_bytes()[begun:].decode(errors="replace").strip()
        if code:
            last = told.splitlines()[-1] if told else "it said nothing"
            if last.startswith("CommandError: "):
                raise Trouble(last.removeprefix("CommandError: "))
            raise Trouble(f"manage.py {words[0]} failed ({last}): see {log}")
        return told

    def _start_children(self, stack: ExitStack) -> None:
        def log(name: str) -> Path:
            return log_file(self.home, name)

        self.running = [
            children.opener(self.env, self.opener_database_url, log("opener")),
            children.worker(self.env, log("worker")),
            children.beat(self.home / "beat-schedule", self.env, log("beat")),
            children.web(self.port, self.env, log("web")),
        ]
        for child in self.running:  # stopped the other way round: web first
            stack.callback(child.stop)
            child.start()

    def _wait_for_answer(self) -> None:
        web = self.running[-1]
        deadline = time.monotonic() + _SECONDS_TO_ANSWER
        while not _answers(self.port):
            self._look()
            if web.deaths > 2 or time.monotonic() > deadline:
                raise Trouble(f"The portal does not answer at port {self.port}: see {web.log}")
            time.sleep(0.1)

    def _watch(self) -> None:
        while True:
            self._look()
            time.sleep(0.25)

    def _look(self) -> None:
        for server in (self.parts.postgres, self.parts.redis):
            if server is not None and server.process.poll() is not None:
                say(f"{type(server).__name__} stopped and is started again; see {server.log}")
                server.revive()
        for child in self.running:
            for line in child.look():
                say(line)


def _answers(port: int) -> bool:
    address = f"http://127.0.0.1:{port}/health"
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own loopback address
            return True
    except urllib.error.HTTPError as answer:
        # A name that is not in PORTAL_HOSTS is refused: somebody answers all the same.
        return answer.code < 500
    except OSError:
        return False


def _listen(handler):
    """Sets the handler of the three ways to ask us to stop; returns what puts the old ones back."""
    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {sign: signal.signal(sign, handler) for sign in asked}

    def put_back() -> None:
        for sign, old in before.items():
            signal.signal(sign, old)

    return put_back


def _stop(number: int, frame) -> None:
    _listen(signal.SIG_IGN)
    raise Stopped
