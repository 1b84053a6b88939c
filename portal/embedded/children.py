"""The processes of the portal itself: web, worker, beat, opener. One that dies is started again."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from portal.embedded import processes

ROOT = Path(__file__).resolve().parent.parent.parent
OPENER_ONLY = ("OPENER_DATABASE_URL", "PORTAL_OPENER_KEY", "PORTAL_OPENER_KEY_FILE")
_LOUD = re.compile(r"\b(ERROR|CRITICAL)\b")
_LONGEST_PAUSE, _STEADY = 30.0, 60.0  # seconds


class Child:
    """One process with its log; `look()` is asked a few times a second."""

    def __init__(
        self, name: str, command: list[str], env: Mapping[str, str], log: Path, patience: float
    ) -> None:
        self.name, self.command, self.env, self.log = name, command, env, log
        self.patience = patience  # seconds to finish what it is doing when stopped
        self.process: subprocess.Popen | None = None
        self.deaths = 0
        self._started = self._again_at = 0.0
        self._read = 0

    def start(self) -> None:
        self._read = self.log.stat().st_size if self.log.exists() else 0
        self.process = processes.spawn(self.command, log=self.log, env=self.env, cwd=ROOT)
        self._started = time.monotonic()

    def look(self) -> list[str]:
        """Starts it again when it has died, each time after a longer pause; returns what to say."""
        now = time.monotonic()
        lines = [f"{self.name}: {line}" for line in self._loud_lines()]
        if self.process is None:
            if now >= self._again_at:
                self.start()
        elif self.process.poll() is not None:
            processes.stop(self.process)  # what is left of its group
            if now - self._started > _STEADY:
                self.deaths = 0
            pause = min(_LONGEST_PAUSE, 0.5 * 2**self.deaths)
            self.deaths += 1
            lines.append(
                f"{self.name} stopped ({_ending(self.process.returncode)}) and is started again "
                f"in {pause:g} s; see {self.log}"
            )
            self.process, self._again_at = None, now + pause
        return lines

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process, (signal.SIGTERM, self.patience), (signal.SIGQUIT, 3))
            self.process = None

    def _loud_lines(self) -> list[str]:
        if not self.log.exists():
            return []
        with self.log.open("rb") as file:
            file.seek(self._read)
            told = file.read()
        whole = told[: told.rfind(b"\n") + 1]
        self._read += len(whole)
        return [line for line in whole.decode(errors="replace").splitlines() if _LOUD.search(line)]


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def web(port: int, env: Mapping[str, str], log: Path) -> Child:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "1", "--no-ws"]
    command += ["--workers-kill-timeout", "5", "--respawn-failed-workers"]
    return Child("web", [*command, "portal.wsgi:application"], env, log, patience=10)


def worker(env: Mapping[str, str], log: Path) -> Child:
    command = [sys.executable, "-m", "celery", "-A", "portal.celery", "worker"]
    command += ["--concurrency", "2", "--pool", "prefork", "--loglevel", "INFO"]
    command += ["--without-gossip", "--without-mingle"]
    return Child("worker", command, env, log, patience=15)


def beat(schedule: Path, env: Mapping[str, str], log: Path) -> Child:
    command = [sys.executable, "-m", "celery", "-A", "portal.celery", "beat"]
    command += ["--loglevel", "INFO", "--pidfile", "", "--schedule", str(schedule)]
    return Child("beat", command, env, log, patience=5)


def opener_secrets() -> dict[str, str]:
    """What was given for the opener; without it the key is a file in PORTAL_HOME."""
    return {name: os.environ[name] for name in OPENER_ONLY if name in os.environ}


def opener(env: Mapping[str, str], database_url: str, log: Path) -> Child:
    """With the database role and the master key that nobody else is given."""
    own = opener_secrets() | {"DATABASE_URL": database_url}
    command = [sys.executable, str(ROOT / "manage.py"), "runopener"]
    return Child("opener", command, {**env, **own}, log, patience=10)
