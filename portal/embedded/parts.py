"""The two servers that the portal stands on, ours or given.

`running_parts()` is the way in for the supervisor, pytest, stories and benchmarks; it imports no
Django.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from portal.embedded.home import home_folder, log_file
from portal.embedded.postgres import Postgres
from portal.embedded.processes import Lock
from portal.embedded.redis import Redis
from portal.embedded.trouble import Trouble

_PREFIX = "portal-parts-"


@dataclass(frozen=True)
class Parts:
    """The owner's database URL and the Redis URL; the servers are None when they were given."""

    database_url: str
    redis_url: str
    postgres: Postgres | None = None
    redis: Redis | None = None

    @property
    def notes(self) -> list[str]:
        """What a person may want to know about how our servers started."""
        return self.postgres.notes if self.postgres else []


@contextmanager
def running_parts(home: Path | None = None, *, durable: bool = True) -> Iterator[Parts]:
    """Both servers, running until the block ends.

    `DATABASE_OWNER_URL` (or else `DATABASE_URL`) and `REDIS_URL` are used instead of ours when
    set. Without `home` everything lives in a temporary folder that goes away with the block.
    Raises Trouble with a sentence. Call it from the main thread.
    """
    given_database = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL")
    given_redis = os.environ.get("REDIS_URL")
    with ExitStack() as stack:
        if not (given_database and given_redis):
            home = home_folder(home) if home else stack.enter_context(_temporary_home())
        postgres = redis = None
        if not given_database:
            postgres = Postgres(home / "postgres", durable=durable, log=log_file(home, "postgres"))
            given_database = postgres.start()
            stack.callback(postgres.stop)
        if not given_redis:
            redis = Redis(home / "redis", log=log_file(home, "redis"))
            given_redis = redis.start()
            stack.callback(redis.stop)
        yield Parts(given_database, given_redis, postgres, redis)


@contextmanager
def _temporary_home() -> Iterator[Path]:
    _remove_abandoned()
    home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    if os.geteuid() == 0:
        home.chmod(0o711)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _remove_abandoned() -> None:
    """Temporary homes of runs that were killed: their process is gone and their lock is free."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).split("-")[0]
        if not pid.isdecimal() or psutil.pid_exists(int(pid)):
            continue
        with suppress(OSError, Trouble):
            if folder.lstat().st_uid == os.geteuid():
                lock = Lock(folder / "postgres.lock", "The database")
                lock.take()
                shutil.rmtree(folder, ignore_errors=True)
                lock.release()
