"""50,000 rows with errors in some: read, confirmed and entered by a real worker that is killed on the way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from catalog.duplicates import find
from catalog.loads.actions import confirm_load, start_load
from catalog.models import Entry, InformatizationObject, Load
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.celery import app
from portal.notifications.models import Notification
from tests import cast
from tests.database import ROOT

from .loading import csv_file, table

ROWS, WRONG_EACH = 50_000, 100
PATIENCE = 400  # the machine may be busy; how fast it was is printed


def rows(count: int = ROWS) -> Iterator[dict]:
    for number in range(count):
        yield {
            "name_kk": f"№ {number} денсаулық сақтау ұйымының ақпараттық жүйесі",
            "name_ru": f"Информационная система организации здравоохранения № {number}",
            "name_en": f"Information system of health care organisation No. {number}",
            "kind": "сайт" if number % WRONG_EACH == 0 else "Информационная система",
            "stage": "planned", "bin": "", "owner_kk": f"{number % 500}-басқарма",
            "purpose_kk": "Емханаға тіркелген халықты есепке алады.",
            "purpose_ru": "Ведёт учёт прикреплённого населения.",
        }  # fmt: skip


def test_fifty_thousand_rows_survive_a_killed_worker(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        cast.ensure()
        actor = cast.actor("integrator")
        upload = csv_file(table(*rows()), "Үлкен.csv")
        began = time.monotonic()
        load = start_load("objects", upload, actor=actor)
        with working(own_database) as worker:
            poke()
            wait(load, lambda: load.phase == Load.Phase.TO_CONFIRM)
            read = time.monotonic() - began
            assert (load.new, load.wrong) == (ROWS - ROWS // WRONG_EACH, ROWS // WRONG_EACH)
            began = time.monotonic()
            confirm_load(load, actor=actor)
            poke()
            wait(load, lambda: load.entered > 2000)
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        load.refresh_from_db()
        assert load.phase == Load.Phase.RUNNING
        assert InformatizationObject.objects.count() == load.entered < load.to_enter
        with working(own_database):
            poke()
            wait(load, lambda: load.phase == Load.Phase.DONE)
        entered = time.monotonic() - began
        print(f"\nread {ROWS / read:,.0f} rows/s, entered {load.entered / entered:,.0f} rows/s")
        judge(load)


def judge(load: Load) -> None:
    """Nothing lost, nothing doubled, everything found."""
    good = ROWS - ROWS // WRONG_EACH
    items = InformatizationObject.objects.all()
    assert load.entered == items.count() == Entry.objects.count() == good
    assert AuditRow.objects.filter(verb="object.registered").count() == good
    assert sorted(items.values_list("number", flat=True))[-1] == f"АО-{good:06}"
    assert items.values("name_kk").distinct().count() == good
    assert load.rows.filter(verdict="wrong").count() == ROWS // WRONG_EACH
    assert chain.verify() == []
    assert Notification.objects.filter(kind="load.done").count() == 1
    assert find(["Информационная система организации здравоохранения № 777"])


def poke() -> None:
    """As beat does, and twice: a second poke does no harm."""
    for _ in range(2):
        app.send_task("catalog.tasks.carry_loads")


@contextmanager
def working(database: str) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "celery", "-q", "-A", "portal.celery", "worker", "-c", "2", "-l", "error"]  # fmt: skip
    environment = os.environ | {"DATABASE_URL": database}
    worker = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield worker
    finally:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGTERM)
            worker.wait()


def wait(load: Load, condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        load.refresh_from_db()
        if condition():
            return
        assert load.phase != Load.Phase.FAILED, load.fault
        assert time.monotonic() < until, f"{load} after {PATIENCE} s: {load.entered} entered"
        time.sleep(0.1)
