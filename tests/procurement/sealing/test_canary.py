"""A canary price, bidder and BIN: nowhere in clear before the opening, whatever one looks into."""

import logging
from decimal import Decimal

import pytest
from django.conf import settings
from django.core import mail
from redis import Redis

from portal.accounts.actor import actor_of
from portal.accounts.models import Membership, User
from portal.organisations.models import Organisation
from portal.workdays import clock
from procurement.sealing import opener
from procurement.sealing.bids import Receipt, replace_bid, submit_bid, withdraw_bid
from procurement.sealing.closing import close_round
from procurement.sealing.commission import confirm_opening, set_quorum
from procurement.sealing.drafts import add_draft_file, save_bid_draft
from procurement.sealing.orders import opened_bids, order_opening
from procurement.sealing.payload import Attachment
from procurement.sealing.rounds import publish_round
from tests import cast
from tests.procurement.sealing.canary import Everywhere, spellings
from tests.procurement.sealing.roles import (
    acting_as,
    far_closing,
    set_clock_for_all,
    thread_of,
)

NAME = "Қанарқұс Құпиятас"
BIN = "240340990160"
PERSON = "Қанарқызова"
ORGANISATION, PERSON_KEY = 777_888_999, 999_888_777
PRICES = ("918273645.64", "918 273 645,64", "918273645", "91827364564")
CONTENT = {"price": Decimal(PRICES[0]), "note": "Қанарқұстың ұсынысы"}
FILE = Attachment("канарейка.pdf", "application/pdf", b"%PDF-1.7\nwe offer 918273645.64 tenge\n")
WORDS = (*PRICES, "Қанарқұстың ұсынысы", "канарейка", "we offer")
# What a bid may leave a trace in.
TOUCHED = {
    "table sealing_round", "table sealing_openerround", "table sealing_sealingkey",
    "table sealing_sealedbid", "table sealing_biddraft", "table sealing_biddraftfile",
    "table audit_row", "table audit_head",
}  # fmt: skip


@pytest.fixture
def canary(roles):
    cast.ensure()
    with acting_as(roles.opener):
        opener.begin()
        opener.turn()
    body = Organisation.objects.create(
        pk=ORGANISATION, bin=BIN, kind=Organisation.Kind.SUPPLIER, index="ҚҚ",
        **{f"{part}_{code}": NAME for part in ("name", "short") for code in ("kk", "ru", "en")},
    )  # fmt: skip
    user = User.objects.create_user(
        "canary@canary.example", pk=PERSON_KEY, surname=PERSON, given_name="Құс", language="kk"
    )
    Membership.objects.create(user=user, organisation=body)
    return actor_of(user)


def test_nothing_of_a_bid_is_anywhere_before_the_opening(roles, canary, caplog):
    caplog.set_level(logging.DEBUG)
    before = Everywhere.now(roles.owner)
    with acting_as(roles.application):
        round_ = publish_round(17, 1, closes_at=far_closing())
        told = {"actor": canary, "content": CONTENT}
        typed = CONTENT | {"price": PRICES[1]}
        save_bid_draft(round_.pk, actor=canary, content=typed)
        add_draft_file(round_.pk, actor=canary, attachment=FILE)
        while_drafting = Everywhere.now(roles.owner)
        # Refused in every way there is: an error is where things leak.
        submit_bid(round_.pk, **told, ceiling=Decimal("1.00"))
        submit_bid(round_.pk, **told, attachments=[Attachment("x", "y", FILE.content)])
        assert isinstance(submit_bid(round_.pk, **told, attachments=[FILE]), Receipt)
        submit_bid(round_.pk, **told)
        replace_bid(round_.pk, **told, attachments=[FILE])
        withdraw_bid(round_.pk, actor=canary)
        submit_bid(round_.pk, **told, attachments=[FILE])
        save_bid_draft(round_.pk, actor=canary, content=typed)
        standing = Everywhere.now(roles.owner)
        set_clock_for_all(round_.closes_at)
        submit_bid(round_.pk, **told)
        close_round(round_.pk)
    closed = Everywhere.now(roles.owner)

    for after in (while_drafting, standing, closed):
        assert after.found(*WORDS) == set()
        for word in (NAME, BIN, PERSON):
            assert after.count(word) == before.count(word)  # in the lists of bodies and people only
        tables = {place for place in after.changed_since(before) if place.startswith("table")}
        assert tables <= TOUCHED
    for logged in [*map(str, mail.outbox), caplog.text]:
        assert not any(spelt.decode("latin-1") in logged for spelt in spellings(PRICES[0]))
        assert not any(word in logged for word in (*WORDS, NAME, BIN, PERSON))


def test_no_row_leads_to_the_bidder(roles, canary):
    """Not by its keys either: those of organisation and person stand beside no bid and no audit row."""
    with acting_as(roles.application):
        round_ = publish_round(17, 1, closes_at=far_closing())
        submit_bid(round_.pk, actor=canary, content=CONTENT)
        save_bid_draft(round_.pk, actor=canary, content={"price": ""})
    now = Everywhere.now(roles.owner)
    for key in (ORGANISATION, PERSON_KEY):
        assert not now.count(str(key)).keys() & TOUCHED


def test_after_the_opening_the_same_search_finds_it(roles, canary):
    """The search is not blind."""
    with acting_as(roles.application):
        round_ = publish_round(17, 1, closes_at=far_closing())
        submit_bid(round_.pk, actor=canary, content=CONTENT, attachments=[FILE])
        member = cast.actor("integrator")
        set_quorum(round_.pk, members=[member.user_id], quorum=1, formed_at=clock.now())
        set_clock_for_all(round_.closes_at)
        close_round(round_.pk)
        confirm_opening(round_.pk, actor=member)
        assert order_opening(round_.pk).code == "being-opened"
    with thread_of(roles.opener) as as_opener:
        as_opener(opener.turn)
    assert opened_bids(round_.pk)[0].identity["bin"] == BIN
    found = Everywhere.now(roles.owner).found(PRICES[0])
    assert "table sealing_openedbid" in found
    assert any(place.startswith("file ") for place in found)
    client = Redis.from_url(settings.REDIS_URL)
    client.set(f"{settings.REDIS_PREFIX}:canary", f"price {PRICES[0]}")
    found = Everywhere.now(roles.owner).found(PRICES[0])
    client.delete(f"{settings.REDIS_PREFIX}:canary")
    assert any(place.startswith("redis ") for place in found)
