"""Starting and stopping the processes we own: none of them outlives us, not even a kill -9."""

import ctypes
import fcntl
import os
import pwd
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil

from portal.embedded.trouble import Trouble

_PR_SET_PDEATHSIG = 1
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def spawn(
    command: Sequence[str],
    *,
    log: Path,
    account: pwd.struct_passwd | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    dies_with_us: signal.Signals = signal.SIGTERM,
    stdin: IO | int = subprocess.DEVNULL,
) -> subprocess.Popen:
    """A child in a session of its own, so that a Ctrl-C reaches us alone and we choose the order.

    The kernel sends it `dies_with_us` when the thread that called this ends (Linux): call it from
    the main thread.
    """
    ours = os.getpid()

    def tie() -> None:
        if _prctl is not None:
            _prctl(_PR_SET_PDEATHSIG, int(dies_with_us), 0, 0, 0)
            if os.getppid() != ours:  # we died between the fork and the call above
                os._exit(1)

    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=tie,
            **_as(account),
        )


def run_as(command: Sequence[str], account: pwd.struct_passwd | None, **options) -> str:
    """Runs `command` to its end and returns its output; CalledProcessError when it fails."""
    return subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **_as(account),
        **options,
    ).stdout


def _as(account: pwd.struct_passwd | None) -> dict:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def stop(child: subprocess.Popen, *steps: tuple[signal.Signals, float]) -> None:
    """Sends each signal in turn, waiting its seconds; at last kills the whole process group."""
    for sign, seconds in steps:
        if child.poll() is not None:
            break
        child.send_signal(sign)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)  # its session is its own, so this is its group
    child.wait()


def stop_leftover(pid: int, name: str, folder: Path, sign: signal.Signals) -> None:
    """Stops a server of a killed run: only one called `name` that works in `folder`."""
    try:
        found = psutil.Process(pid)
        if found.name() != name or Path(found.cwd()) != folder.resolve():
            return
        found.send_signal(sign)
        try:
            found.wait(15)
        except psutil.TimeoutExpired:
            found.kill()
            found.wait(5)
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.TimeoutExpired):
        return


class Lock:
    """One process at a time: a lock on a file that the kernel lets go whenever we end."""

    def __init__(self, path: Path, what: str) -> None:
        self.path, self.what, self._file = path, what, None

    def take(self) -> None:
        try:
            self._file = self.path.open("a+")
        except PermissionError:
            raise Trouble(
                f"{self.path} belongs to another user: run as that user or choose another "
                "PORTAL_HOME."
            ) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            pid = self._file.read().strip() or "unknown"
            self._file.close()
            self._file = None
            raise Trouble(
                f"{self.what} in {self.path.parent} is already running (process {pid}): "
                "stop it first, or choose another PORTAL_HOME."
            ) from None
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
