"""The opening: after closing, for a quorum of a standing Commission, every envelope on its own."""

from decimal import Decimal

import pytest
from django.db import connection

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.documents.actions import path_of
from portal.documents.models import Document
from portal.rules.refusal import Refusal
from portal.workdays import clock
from procurement.sealing import envelope
from procurement.sealing.bids import submit_bid, withdraw_bid
from procurement.sealing.blinding import bidders_of
from procurement.sealing.closing import close_round
from procurement.sealing.commission import confirm_opening, dissolve, set_quorum
from procurement.sealing.models import OpenedBid, OpenerRound, SealedBid
from procurement.sealing.opening import open_round
from procurement.sealing.orders import opened_bids, order_opening
from procurement.sealing.payload import Attachment, Payload, pack
from procurement.sealing.rounds import fail_round
from tests.procurement.sealing.conftest import CONTENT, bidder

MEMBERS = ("health-ministry", "integrator", "operator", "ministry", "national-bank")
PDF = Attachment("баға.pdf", "application/pdf", b"%PDF-1.7\n" + b"y" * 100)


@pytest.fixture
def commission(round_, people):
    """Five members, three of whom must confirm."""
    actors = [people(key) for key in MEMBERS]
    set_quorum(
        round_.pk, members=[actor.user_id for actor in actors], quorum=3, formed_at=clock.now()
    )
    return actors


@pytest.fixture
def ready(round_, commission, people, at):
    """Two bids, closed, everybody confirmed but the third of the quorum."""
    for key in ("supplier", "second-supplier"):
        submit_bid(round_.pk, actor=people(key), content=CONTENT, attachments=[PDF])
    at("2026-04-09 10:00")
    close_round(round_.pk)
    for actor in commission[:2]:
        confirm_opening(round_.pk, actor=actor)
    return round_


def code_of(outcome) -> str | None:
    return getattr(outcome, "code", None)


def test_a_quorum_less_one_opens_nothing(ready, commission):
    refusal = open_round(ready.pk)
    assert (refusal.code, refusal.facts) == ("no-quorum", {"confirmed": 2, "quorum": 3})
    again = confirm_opening(ready.pk, actor=commission[0])
    assert (again.confirmed, again.required, again.reached) == (2, 3, False)
    assert code_of(open_round(ready.pk)) == "no-quorum"
    assert not OpenedBid.objects.exists()
    assert confirm_opening(ready.pk, actor=commission[2]).reached
    assert len(open_round(ready.pk)) == 2


def test_what_was_bid_is_read(ready, commission, people):
    confirm_opening(ready.pk, actor=commission[2])
    opened = open_round(ready.pk)
    assert opened == open_round(ready.pk) == opened_bids(ready.pk) == order_opening(ready.pk)
    assert OpenedBid.objects.count() == 2
    theirs = {bid.organisation_id: bid for bid in opened}
    supplier = people("supplier")
    bid = theirs[supplier.organisation_id]
    assert bid.answers == CONTENT
    assert bid.price == Decimal("41250000.00")
    assert (bid.user_id, bid.identity["bin"]) == (supplier.user_id, supplier.organisation.bin)
    document = Document.objects.get(pk=bid.attachments[0]["document"])
    assert (document.name, document.organisation_id) == (PDF.name, supplier.organisation_id)
    assert document.attached_at
    assert path_of(document.sha256).read_bytes() == PDF.content
    row = AuditRow.objects.get(verb="round.open")
    assert row.data == {"bids": 2, "unreadable": []}
    assert chain.verify() == []


def test_withdrawn_bids_are_not_opened(round_, commission, people, at):
    submit_bid(round_.pk, actor=people("supplier"), content=CONTENT)
    withdraw_bid(round_.pk, actor=people("supplier"))
    at("2026-04-09 10:00")
    close_round(round_.pk)
    for actor in commission[:3]:
        confirm_opening(round_.pk, actor=actor)
    assert open_round(round_.pk) == []


def test_confirming(round_, commission, people, at):
    early = confirm_opening(round_.pk, actor=commission[0])
    assert (early.code, early.clause) == ("too-early", "47")
    at("2026-04-09 00:00")
    for key in ("supplier", "health-ministry/2", "system"):
        assert confirm_opening(round_.pk, actor=people(key)).code == "wrong-role"
    assert confirm_opening(round_.pk, actor=commission[0]).confirmed == 1
    row = AuditRow.objects.get(verb="opening.confirm")
    assert (row.actor, row.blinded) == (commission[0].user_id, "")


def test_who_is_recused_does_not_count(ready, commission):
    confirm_opening(ready.pk, actor=commission[2])
    rest = [actor.user_id for actor in commission[1:]]
    set_quorum(ready.pk, members=rest, quorum=3, formed_at=clock.now())
    assert open_round(ready.pk).code == "no-quorum"
    confirm_opening(ready.pk, actor=commission[3])
    assert len(open_round(ready.pk)) == 2


def test_after_closing_the_quorum_only_grows(ready, commission):
    members = [actor.user_id for actor in commission]
    set_quorum(ready.pk, members=members, quorum=1, formed_at=clock.now())
    assert open_round(ready.pk).facts["quorum"] == 3
    set_quorum(ready.pk, members=members, quorum=5, formed_at=clock.now())
    set_quorum(ready.pk, members=members, quorum=2, formed_at=clock.now())
    assert open_round(ready.pk).facts["quorum"] == 5


def test_no_commission_no_opening(ready, commission):
    confirm_opening(ready.pk, actor=commission[2])
    dissolve(ready.pk)
    refusal = open_round(ready.pk)
    assert (refusal.code, refusal.clause) == ("no-commission", "36(1)")
    assert confirm_opening(ready.pk, actor=commission[3]).code == "no-commission"


def test_a_round_that_nobody_closed_is_not_opened(round_, commission, at):
    at("2026-04-09 10:00")
    for actor in commission[:3]:
        confirm_opening(round_.pk, actor=actor)
    assert open_round(round_.pk).code == "not-closed"


def tamper(*statements: str) -> None:
    """What only an owner can do: past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE sealing_sealedbid SET ciphertext = ciphertext || 'x' WHERE number = '{0}'", "checksum"),
        (
            "UPDATE sealing_sealedbid SET ciphertext = ciphertext || 'x',"
            " sha256 = encode(sha256(ciphertext || 'x'), 'hex') WHERE number = '{0}'",
            "corrupt",
        ),
        (
            "UPDATE sealing_sealedbid SET (ciphertext, sha256) = (SELECT ciphertext, sha256 FROM"
            " sealing_sealedbid WHERE number = '{1}') WHERE number = '{0}'",
            "corrupt",
        ),
        ("UPDATE sealing_sealedbid SET bidder = repeat('0', 64) WHERE number = '{0}'", "identity"),
    ],
)  # fmt: skip
def test_a_spoilt_envelope_is_named_and_holds_up_no_other(ready, commission, statement, why):
    first, second = SealedBid.objects.order_by("number").values_list("number", flat=True)
    tamper(statement.format(first, second))
    confirm_opening(ready.pk, actor=commission[2])
    opened = open_round(ready.pk)
    assert [(bid.number, bid.unreadable) for bid in opened] == [(first, why), (second, "")]
    assert (opened[0].price, opened[0].content) == (None, {})
    assert AuditRow.objects.get(verb="round.open").data["unreadable"] == [first]


@pytest.mark.parametrize(
    ("content", "files"),
    [
        ({}, ()),
        ({"price": "41"}, ()),
        ({"price": Decimal("NaN")}, ()),
        ({"price": Decimal("1e30")}, ()),
        ({"price": Decimal("1.00"), "note": "a\x00b"}, ()),
        ({"price": Decimal("1.00")}, (PDF,)),  # of an organisation that is not there
    ],
)
def test_what_our_form_never_sealed_holds_up_no_other(ready, commission, content, files):
    """A forged envelope: right key, right bidder, wrong inside."""
    stranger = bidder(5)
    identity = {"organisation": stranger.organisation_id, "user": stranger.user_id}
    number = "0000-0000-0000"
    info = envelope.bid_info(ready.tender_id, ready.pk, number)
    sealed = envelope.seal(
        pack(Payload(identity, content, files)), bytes(ready.key.public_key), info
    )
    bid = SealedBid.objects.first()
    tamper(
        "INSERT INTO sealing_sealedbid (number, round_id, bidder, submit, ciphertext, sha256, submitted_at)"
        f" SELECT '{number}', {ready.pk}, '{_bidder(stranger, ready)}', '', '\\x{sealed.hex()}',"
        f" encode(sha256('\\x{sealed.hex()}'), 'hex'), submitted_at FROM sealing_sealedbid"
        f" WHERE number = '{bid.number}'"
    )
    confirm_opening(ready.pk, actor=commission[2])
    opened = open_round(ready.pk)
    assert [bid.unreadable for bid in opened] == ["corrupt", "", ""]


def _bidder(actor, round_) -> str:
    return bidders_of(actor.organisation_id, round_.pk)[0]


def test_a_file_our_form_would_not_take_is_said_and_the_bid_is_read(ready, commission, people):
    wrong = Attachment("x.pdf", "application/pdf", b"MZ")
    bid = SealedBid.objects.order_by("number").first()
    supplier = next(
        people(key)
        for key in ("supplier", "second-supplier")
        if _bidder(people(key), ready) == bid.bidder
    )
    identity = {"organisation": supplier.organisation_id, "user": supplier.user_id}
    info = envelope.bid_info(ready.tender_id, ready.pk, bid.number)
    sealed = envelope.seal(
        pack(Payload(identity, CONTENT, (wrong, PDF))), bytes(ready.key.public_key), info
    )
    tamper(
        f"UPDATE sealing_sealedbid SET ciphertext = '\\x{sealed.hex()}',"
        f" sha256 = encode(sha256('\\x{sealed.hex()}'), 'hex') WHERE number = '{bid.number}'"
    )
    confirm_opening(ready.pk, actor=commission[2])
    opened = open_round(ready.pk)[0]
    assert (opened.unreadable, opened.answers) == ("", CONTENT)
    assert opened.attachments[0]["problem"] == "kind"
    assert Document.objects.filter(pk=opened.attachments[1]["document"]).exists()


def test_an_older_secret_key_still_proves_the_bidder(ready, commission, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    confirm_opening(ready.pk, actor=commission[2])
    assert [bid.unreadable for bid in open_round(ready.pk)] == ["", ""]


def test_a_lost_master_key_is_said_and_the_round_declared_failed(ready, commission, settings):
    confirm_opening(ready.pk, actor=commission[2])
    settings.OPENER_KEY = "A" * 43 + "="
    assert open_round(ready.pk).code == "key-lost"
    failed = fail_round(ready.pk)
    assert failed.failed_at
    assert fail_round(ready.pk).failed_at == failed.failed_at
    assert open_round(ready.pk).code == "round-failed"
    assert AuditRow.objects.filter(verb="round.fail").count() == 1


def test_the_later_of_the_two_closing_moments_counts(ready, commission):
    confirm_opening(ready.pk, actor=commission[2])
    OpenerRound.objects.update(closes_at=clock.at_local(clock.today(), clock.time(18)))
    refusal = open_round(ready.pk)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "too-early"


def test_an_opened_round_is_not_declared_failed(ready, commission):
    confirm_opening(ready.pk, actor=commission[2])
    open_round(ready.pk)
    assert fail_round(ready.pk).code == "already-opened"
