"""`manage.py runopener` as a real process of its own role: killed, it loses nothing."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import psycopg2
import pytest

from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import close_round
from procurement.sealing.commission import confirm_opening, set_quorum
from procurement.sealing.models import OpenedBid, OpeningOrder, SealedSecret, SealingKey
from procurement.sealing.orders import opened_bids, order_opening
from procurement.sealing.pool import POOL
from procurement.sealing.rounds import publish_round
from tests import cast
from tests.database import ROOT
from tests.procurement.sealing.conftest import CONTENT
from tests.procurement.sealing.roles import acting_as, far_closing, set_clock_for_all


class Opener:
    """The process, with its key in a file that only it is told of."""

    def __init__(self, url: str, folder) -> None:
        self.log = folder / "opener.log"
        self.env = os.environ | {
            "DATABASE_URL": url,
            "PORTAL_OPENER_KEY_FILE": str(folder / "master"),
        }
        self.process = None

    def start(self, *options: str) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "runopener", *options],
                cwd=ROOT, env=self.env, stdout=log, stderr=log,
            )  # fmt: skip

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def says(self) -> str:
        return self.log.read_text()


@pytest.fixture
def opener(roles, tmp_path):
    made = Opener(roles.opener, tmp_path)
    yield made
    if made.process is not None:
        made.process.terminate()
        assert made.process.wait(20) == 0, made.says()


def wait_for(condition, opener: Opener, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert opener.process.poll() is None, opener.says()
        assert time.monotonic() < deadline, opener.says()
        time.sleep(0.1)


@contextmanager
def held(owner: str, round_id: int):
    """The opening stands still in the middle of its transaction."""
    with closing(psycopg2.connect(owner)) as other, other.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sealing_round WHERE id = %s FOR NO KEY UPDATE", [round_id])
        yield


def waits_for_the_round(owner: str) -> bool:
    with closing(psycopg2.connect(owner)) as other, other.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND query LIKE '%sealing_round%' AND datname = current_database()"
        )
        return cursor.fetchone()[0] > 0


def test_killed_in_the_middle_of_an_opening_it_opens_after_its_restart(roles, opener):
    cast.ensure()
    opener.start()
    wait_for(lambda: SealingKey.objects.count() == POOL, opener)
    with acting_as(roles.application):
        round_ = publish_round(17, 1, closes_at=far_closing())
        for key in ("supplier", "second-supplier"):
            submit_bid(round_.pk, actor=cast.actor(key), content=CONTENT)
        wait_for(lambda: SealingKey.objects.count() == POOL + 1, opener)
        set_clock_for_all(round_.closes_at)
        close_round(round_.pk)
        member = cast.actor("integrator")
        set_quorum(round_.pk, members=[member.user_id], quorum=1, formed_at=round_.published_at)
        confirm_opening(round_.pk, actor=member)
        with held(roles.owner, round_.pk):
            assert order_opening(round_.pk, actor=member).code == "being-opened"
            assert order_opening(round_.pk, actor=member).code == "being-opened"
            assert OpeningOrder.objects.count() == 1
            wait_for(lambda: waits_for_the_round(roles.owner), opener)
            opener.kill()
        assert opened_bids(round_.pk).code == "being-opened"
        assert not OpenedBid.objects.exists()
        opener.start()
        wait_for(lambda: OpeningOrder.objects.get().answered_at, opener)
        assert [bid.answers for bid in order_opening(round_.pk)] == [CONTENT, CONTENT]
    assert SealedSecret.objects.get(key=round_.key_id).bound


def test_one_look_and_the_end(roles, opener, tmp_path):
    opener.start("--once", "--alive", str(tmp_path / "alive"))
    assert opener.process.wait(60) == 0, opener.says()
    assert (tmp_path / "alive").exists()
    assert SealingKey.objects.count() == POOL
    assert (tmp_path / "master").stat().st_mode & 0o777 == 0o600


def test_without_its_key_it_does_not_begin_anew_in_silence(roles, opener, tmp_path):
    opener.start("--once")
    assert opener.process.wait(60) == 0, opener.says()
    publish_round(17, 1, closes_at=far_closing())
    (tmp_path / "master").unlink()
    opener.start("--once")
    assert opener.process.wait(60) == 1
    assert "restore it from its backup" in opener.says()
    assert "Traceback" not in opener.says()
    assert not (tmp_path / "master").exists()
    opener.process = None


def test_as_the_application_it_does_not_start(roles, tmp_path):
    made = Opener(roles.application, tmp_path)
    made.start()
    assert made.process.wait(60) == 1
    assert "may not read the private keys" in made.says()
