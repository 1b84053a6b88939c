"""The opener's own housekeeping: its pool, its master key, its clock, its answers."""

import pytest

from portal.workdays import clock
from procurement.sealing import master, opener, pool
from procurement.sealing.closing import close_round
from procurement.sealing.commission import confirm_opening, set_quorum
from procurement.sealing.models import OpenerRound, OpeningOrder, SealedSecret, SealingKey
from procurement.sealing.opening import open_round
from procurement.sealing.orders import opened_bids
from procurement.sealing.rounds import publish_round
from tests.procurement.sealing.conftest import CLOSES_AT

OTHER_KEY = "A" * 43 + "="


@pytest.fixture
def own_key(settings, tmp_path):
    settings.OPENER_KEY_FILE = str(tmp_path / "new" / "opener.key")
    return settings


def test_the_pool_is_refilled_and_no_fuller(db, own_key):
    opener.begin()
    for _ in range(2):
        opener.turn()
        assert pool.free_keys().count() == pool.POOL
    pool.take_key(at=clock.now())
    opener.turn()
    assert (pool.free_keys().count(), SealingKey.objects.count()) == (pool.POOL, pool.POOL + 1)


def test_free_keys_of_another_master_are_retired(db, own_key):
    opener.begin()
    opener.turn()
    own_key.OPENER_KEY = OTHER_KEY
    assert opener.begin() == []
    opener.turn()
    assert SealingKey.objects.filter(retired_at=None).count() == pool.POOL
    names = SealedSecret.objects.filter(key__retired_at=None).values_list("master", flat=True)
    assert set(names) == {master.name_of(master.master_key())}


def test_rounds_under_a_lost_master_key_are_named(round_, own_key):
    own_key.OPENER_KEY = OTHER_KEY
    assert opener.begin() == [round_.pk]
    opener.turn()  # and new rounds can be published
    assert pool.free_keys().count() == pool.POOL


def test_a_missing_key_file_is_made_only_when_nothing_depends_on_it(round_, own_key):
    with pytest.raises(master.NoMasterKey, match="restore it from its backup"):
        opener.begin()


@pytest.mark.parametrize("text", ["", "x", "AAAA", "ключ"])
def test_a_key_that_is_none_is_said(own_key, tmp_path, text):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "opener.key").write_text(text)
    with pytest.raises(master.NoMasterKey, match="not the base64 of 32 bytes"):
        master.master_key(make=True)


def test_a_key_binds_to_its_round_once(round_):
    opener.turn()
    secret = SealedSecret.objects.get(key=round_.key_id)
    assert secret.bound
    opener.turn()
    assert SealedSecret.objects.get(key=round_.key_id).wrapped == secret.wrapped


def test_its_own_machines_clock_counts_where_it_has_one(db, at, people, settings):
    """Whoever owns the database has moved portal_now() far ahead."""
    at("2090-03-13 10:00")
    round_ = publish_round(1, 1, closes_at=CLOSES_AT.replace(year=2090))
    member = people("integrator")
    set_quorum(round_.pk, members=[member.user_id], quorum=1, formed_at=clock.now())
    at("2090-04-09 00:00")
    close_round(round_.pk)
    confirm_opening(round_.pk, actor=member)
    settings.OPENER_OWN_CLOCK = True
    assert open_round(round_.pk).code == "too-early"
    settings.OPENER_OWN_CLOCK = False
    assert open_round(round_.pk) == []


def test_an_order_that_fails_holds_up_no_other(round_, at, people, monkeypatch):
    other = publish_round(18, 1, closes_at=CLOSES_AT)
    member = people("integrator")
    for each in (round_, other):
        set_quorum(each.pk, members=[member.user_id], quorum=1, formed_at=clock.now())
    at("2026-04-09 00:00")
    for each in (round_, other):
        close_round(each.pk)
        confirm_opening(each.pk, actor=member)
        OpeningOrder.objects.create(round=each, ordered_at=clock.now())

    def full_disk(round_id):
        if round_id == round_.pk:
            raise OSError("No space left on device")
        return open_round(round_id)

    monkeypatch.setattr(opener, "open_round", full_disk)
    opener.turn()
    answers = dict(OpeningOrder.objects.values_list("round", "refused"))
    assert answers == {round_.pk: "opener-failed", other.pk: ""}
    monkeypatch.undo()
    assert opened_bids(round_.pk) == []


def test_a_round_without_its_copy_is_not_opened(round_, at):
    OpenerRound.objects.all().delete()
    at("2026-04-09 00:00")
    close_round(round_.pk)
    assert open_round(round_.pk).code == "copy-changed"
