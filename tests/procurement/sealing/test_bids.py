"""Submitting, replacing and withdrawing a sealed bid, to the second (clauses 47 and 49)."""

import hashlib
from decimal import Decimal

import pytest

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import OURS, Refusal
from procurement.sealing.bids import (
    Receipt,
    new_token,
    own_bid,
    replace_bid,
    submit_bid,
    withdraw_bid,
)
from procurement.sealing.closing import Closed, close_round, due_rounds
from procurement.sealing.models import SealedBid
from procurement.sealing.payload import Attachment
from tests.procurement.sealing.conftest import CONTENT, bidder

PDF = Attachment("баға.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 100)


def submit(round_, number=1, **changes) -> Receipt | Refusal:
    given = {"actor": bidder(number), "content": CONTENT, "ceiling": Decimal("50000000")} | changes
    return submit_bid(round_.pk, **given)


def test_the_receipt_names_the_ciphertext_and_nothing_else(round_):
    receipt = submit(round_, attachments=[PDF])
    bid = SealedBid.objects.get(number=receipt.number)
    assert receipt.sha256 == hashlib.sha256(bid.ciphertext).hexdigest()
    assert receipt.moment == bid.submitted_at
    assert own_bid(round_.pk, bidder(1)) == receipt
    assert own_bid(round_.pk, bidder(2)) is None


def test_the_audit_names_nobody(round_):
    receipt = submit(round_)
    row = AuditRow.objects.get(stream=f"round:{round_.pk}", verb="bid.submit")
    assert (row.actor, row.organisation, row.record) == (None, None, None)
    assert row.blinded == SealedBid.objects.get().bidder
    assert row.data == {"number": receipt.number, "sha256": receipt.sha256}
    assert chain.verify() == []


def test_one_second_before_closing_is_in_time(round_, at):
    at("2026-04-08 23:59:59")
    assert isinstance(submit(round_), Receipt)


def test_the_moment_of_closing_is_too_late_though_nobody_closed(round_, at):
    standing = submit(round_)
    at("2026-04-09 00:00:00")
    refusals = [
        submit(round_, 2),
        replace_bid(round_.pk, actor=bidder(1), content=CONTENT),
        withdraw_bid(round_.pk, actor=bidder(1)),
    ]
    assert [(refusal.code, refusal.clause) for refusal in refusals] == [("bids-closed", "47")] * 3
    assert own_bid(round_.pk, bidder(1)) == standing


def test_before_publication_there_is_nothing_to_bid_for(round_, at):
    assert submit_bid(round_.pk + 1, actor=bidder(1), content=CONTENT).code == "not-open"
    at("2026-03-13 09:59")
    assert submit(round_).code == "not-open"


def test_the_same_submit_answers_the_same(round_, at):
    token = new_token()
    first = submit(round_, token=token)
    at("2026-03-24 12:01")
    again = submit(round_, token=token)
    assert again.repeated
    assert (again.number, again.moment, again.sha256) == (first.number, first.moment, first.sha256)
    assert SealedBid.objects.count() == 1
    assert AuditRow.objects.filter(verb="bid.submit").count() == 1


def test_another_price_on_the_same_form_is_not_the_same_submit(round_):
    token = new_token()
    submit(round_, token=token)
    changed = CONTENT | {"price": Decimal("1.00")}
    assert submit(round_, token=token, content=changed).code == "already-submitted"
    assert submit(round_).code == "already-submitted"


def test_replacing_erases_what_was_there(round_):
    first = submit(round_)
    token = new_token()
    second = replace_bid(round_.pk, actor=bidder(1), content=CONTENT, token=token)
    assert replace_bid(round_.pk, actor=bidder(1), content=CONTENT, token=token).repeated
    old = SealedBid.objects.get(number=first.number)
    assert (bytes(old.ciphertext), old.sha256) == (b"", first.sha256)
    assert old.replaced_by.number == second.number == own_bid(round_.pk, bidder(1)).number
    assert replace_bid(round_.pk, actor=bidder(2), content=CONTENT).code == "no-bid"
    data = AuditRow.objects.get(verb="bid.replace").data
    assert data == {
        "number": second.number, "sha256": second.sha256, "replaces": first.number,
    }  # fmt: skip


def test_a_withdrawn_bid_is_gone_and_a_new_one_may_come(round_, at):
    submitted = submit(round_)
    at("2026-03-25 09:00")
    withdrawn = withdraw_bid(round_.pk, actor=bidder(1))
    assert withdrawn.number == submitted.number
    assert withdrawn.withdrawn_at
    assert withdraw_bid(round_.pk, actor=bidder(1)).repeated
    assert withdraw_bid(round_.pk, actor=bidder(2)).code == "no-bid"
    assert bytes(SealedBid.objects.get().ciphertext) == b""
    assert own_bid(round_.pk, bidder(1)) is None
    assert isinstance(submit(round_), Receipt)


@pytest.mark.parametrize(
    ("price", "code"),
    [
        ("0", "price-invalid"), ("-1", "price-invalid"), ("1.001", "price-invalid"),
        ("NaN", "price-invalid"), ("Infinity", "price-invalid"), ("1e16", "price-invalid"),
        ("50000000.01", "above-ceiling"), ("50000000.00", None), ("0.01", None),
    ],
)  # fmt: skip
def test_the_price(round_, price, code):
    outcome = submit(round_, content=CONTENT | {"price": Decimal(price)})
    assert getattr(outcome, "code", None) == code
    if code:
        assert outcome.clause == OURS
        assert set(outcome.fields) == {"price"}


def test_a_price_that_is_no_decimal_is_the_callers_mistake(round_):
    with pytest.raises(TypeError):
        submit(round_, content=CONTENT | {"price": 5.0})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": CONTENT | {"note": ["a\x00b"]}}, "unprintable"),
        ({"content": CONTENT | {"note": "\ud800"}}, "unprintable"),
        ({"attachments": [Attachment("x.exe", "application/pdf", b"MZ\x90")]}, "attachment-invalid"),
        ({"attachments": [Attachment("x.pdf", "image/png", PDF.content)]}, "attachment-invalid"),
        ({"attachments": [Attachment("x.pdf", "application/pdf", b"")]}, "attachment-invalid"),
        (
            {"attachments": [Attachment(PDF.name, PDF.content_type, PDF.content + bytes(20 << 20))]},
            "too-large",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_sealed_is_said_and_nothing_is_kept(round_, changes, code):
    assert submit(round_, **changes).code == code
    assert not SealedBid.objects.exists()


def test_only_a_supplier_bids(round_, people):
    for key in ("health-ministry", "integrator", "system"):
        refusal = submit(round_, actor=people(key))
        assert (refusal.code, refusal.clause) == ("wrong-role", "49")
        assert withdraw_bid(round_.pk, actor=people(key)).code == "wrong-role"


def test_closing_counts_what_stands_once(round_, at):
    for number in range(4):
        submit(round_, number)
    withdraw_bid(round_.pk, actor=bidder(3))
    early = close_round(round_.pk)
    assert (early.code, early.clause) == ("too-early", "47")
    assert due_rounds() == []
    at("2026-04-11 08:00")  # two days late: nothing depends on its being in time
    assert [round_.pk for round_ in due_rounds()] == [round_.pk]
    closed = close_round(round_.pk)
    assert isinstance(closed, Closed)
    assert closed.bid_count == 3
    at("2026-04-11 09:00")
    again = close_round(round_.pk)
    assert again.repeated
    assert (again.bid_count, again.closed_at) == (3, closed.closed_at)
    assert due_rounds() == []
    assert AuditRow.objects.filter(verb="round.close").count() == 1
