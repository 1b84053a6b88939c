"""Tests and commissionings at each stage, made by the parts of the stories; the dates count from 2 March 2026."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction

from portal.stories.clockwork import set_clock
from portal.stories.player import play
from portal.stories.story import Story, scene_of
from portal.workdays.clock import ALMATY
from portal.workflow.perform import Done, perform
from procurement.models import Commissioning, Testing
from tests import cast

STORIES = Path(__file__).parent.parent / "stories"
FROM = "2026-03-02 09:00"
FILER, SUPPLIER, CHAIR = "health-ministry", "supplier", "health-ministry/head"
RESOURCES = {
    "processors": 96, "memory": 384, "storage": 20000, "network": "Интеграциялық шлюз",
    "software": "PostgreSQL 16, Linux",
}  # fmt: skip
ENVIRONMENT = {"environment": "2-сегмент", "resources": "96 vCPU"}
ACT = {"tested": "product", "number": "41-С", "date": "2026-05-20", "result": "positive"}
MEETING = {"date": "2026-06-05", "time": "15:00", "place": "Бейнеконференция", "agenda": "Шешім."}


def clock_at(moment: str) -> None:
    set_clock(datetime.fromisoformat(moment).replace(tzinfo=ALMATY))


def played(*scenes: dict) -> None:
    """Scenes as in a story, taken for good within the test's transaction, from the day `FROM`."""
    clock_at(FROM)
    path = STORIES / "operation.yaml"
    said = tuple(scene_of(raw, path, at) for at, raw in enumerate(scenes, 1))
    lines: list[str] = []
    assert play(Story(path, "operation", (), said), keep=True, say=lines.append), lines


def scene(day: int, who: str, do: str, **data) -> dict:
    """What is done so many working days after `FROM`."""
    return {"at": f"today+{day}wd 10:00" if day else "today 09:00", "as": who, "do": do,
            "name": "r", "on": "r", "with": data}  # fmt: skip


CONTRACTED = scene(0, FILER, "given.contract_signed")
READY = scene(45, SUPPLIER, "testing.notify_readiness", **RESOURCES)
TESTED = scene(47, "integrator", "testing.test_everything")
ALLOCATED = scene(48, "operator", "testing.allocate_environment", **ENVIRONMENT)
ACT_RECORDED = scene(
    56, SUPPLIER, "testing.record_security_test", **ACT, act_file="files/security-test-act.pdf"
)
NOTIFIED = scene(58, SUPPLIER, "testing.notify_passed", words="")
CONVENED = scene(59, "integrator", "testing.convene", **MEETING | {"date": "today"})
PRESENTED = scene(
    59, "integrator", "testing.present_documents", documents=["minutes", "protocols", "act"]
)
DECIDED = scene(59, CHAIR, "testing.decide_formation", minutes="Шешілді.", dissent="")
ACCEPTED = scene(
    60, "operator", "commissioning.accept_documentation", documents="Нұсқаулық, 1.0", remarks=""
)
SIGNED_BY_OPERATOR = scene(61, "operator", "commissioning.sign_protocol")
SIGNED = scene(61, SUPPLIER, "commissioning.sign_protocol")
COURSE = (
    CONTRACTED, READY, TESTED, ALLOCATED, ACT_RECORDED, NOTIFIED, CONVENED, PRESENTED, DECIDED,
    ACCEPTED, SIGNED_BY_OPERATOR, SIGNED,
)  # fmt: skip


def named_once(scenes: tuple[dict, ...]) -> list[dict]:
    """The first scene names the record of the others."""
    first, *others = scenes
    return [first, *({k: v for k, v in scene.items() if k != "name"} for scene in others)]


def until(last: dict) -> Testing:
    """The tests as they are after this scene and all before it; the clock stays on its day."""
    played(*named_once(COURSE[: COURSE.index(last) + 1]))
    testing = Testing.objects.get()
    clock_at(f"{testing.changed_at.astimezone(ALMATY):%Y-%m-%d} 12:00")
    return testing


@contextmanager
def once(blocker, make) -> Iterator[None]:
    """What `make()` makes is there for every test of a module; each undoes only its own changes.

    A stage takes seconds to play: a module plays it once, inside a transaction around all its tests.
    """
    with blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        make()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


NO_RENTAL = (
    {"at": "today 09:00", "as": FILER, "do": "given.creation_ordered", "name": "r",
     "with": "annex1/e-referral"},
    {"at": "today+10wd 10:00", "as": "integrator", "do": "design_task.approve", "on": "r",
     "with": ["design/e-referral", "design/no-rental"]},
)  # fmt: skip


def without_rental() -> Testing:
    """The tests of clause 88, nothing equipped yet."""
    played(*NO_RENTAL)
    clock_at("2026-03-20 10:00")
    return Testing.objects.get()


def commissioning() -> Commissioning:
    return Commissioning.objects.get()


def testing() -> Testing:
    return Testing.objects.get()


def actor(key: str):
    cast.ensure()
    return cast.actor(key)


def taken(record, step: str, who: str, **data):
    """Take a step that must succeed; returns the record after it."""
    done = perform(record, step, actor=actor(who), version=record.version, **data)
    assert isinstance(done, Done), done
    return done.record
