"""What a worker does with the imports that wait: one after another, never two workers at once.

So a long import leaves the other worker to the terms and the messages. A worker that is killed lets go of
the lock with its connection; the next poke, seconds later, goes on from what the database says.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection

from catalog.models import Load

from . import reading, running

LOCK = 0x10AD
WORK = {Load.Phase.READING: reading.read, Load.Phase.RUNNING: running.run}
log = logging.getLogger(__name__)


def carry() -> int:
    """Bring every unfinished import to its next halt; how many, 0 also while somebody else does it."""
    carried: list[int] = []
    with _alone() as alone:
        while alone and (load := _next(carried)):
            carried.append(load.pk)
            try:
                WORK[load.phase](load)
            except (OperationalError, InterfaceError):
                raise  # the database is away, and the lock with it
            except Exception:
                # The others do not wait for it; the next poke tries it again.
                log.exception("Import %s is interrupted.", load.pk)
    return len(carried)


def _next(carried: list[int]) -> Load | None:
    waiting = Load.objects.filter(phase__in=Load.UNFINISHED).exclude(pk__in=carried)
    return waiting.select_related("document", "confirmed_by").order_by("pk").first()


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
