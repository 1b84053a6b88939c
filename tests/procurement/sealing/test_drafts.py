"""Drafts: kept as typed, read by their organisation alone, gone when they are not needed."""

from uuid import uuid4

import pytest

from portal.documents.models import Document
from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import close_round
from procurement.sealing.drafts import (
    add_draft_file,
    draft_attachments,
    read_draft,
    remove_draft_file,
    save_bid_draft,
)
from procurement.sealing.models import BidDraft, BidDraftFile
from procurement.sealing.payload import Attachment
from procurement.sealing.symmetric import Undecipherable
from tests.procurement.sealing.conftest import CONTENT, bidder

TYPED = {"price": "сорок миллионов", "conformity": [{"item": "1.2", "answer": ""}]}
PDF = Attachment("баға ұсынысы.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 100)


def test_what_was_typed_is_kept_valid_or_not(round_):
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED)
    kept = read_draft(round_.pk, bidder(1))
    assert kept.content == TYPED
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED | {"price": "40"})
    assert read_draft(round_.pk, bidder(1)).content["price"] == "40"
    assert BidDraft.objects.count() == 1
    assert read_draft(round_.pk, bidder(2)) is None


def test_files_stay_with_the_draft_and_are_no_documents(round_):
    first = add_draft_file(round_.pk, actor=bidder(1), attachment=PDF)
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED)
    listed = read_draft(round_.pk, bidder(1)).files
    assert [(file.id, file.name, file.size) for file in listed] == [(first, PDF.name, 109)]
    assert draft_attachments(round_.pk, bidder(1)) == (PDF,)
    assert draft_attachments(round_.pk, bidder(2)) == ()
    assert not Document.objects.exists()
    assert remove_draft_file(round_.pk, actor=bidder(2), file=first) is None
    assert read_draft(round_.pk, bidder(1)).files
    assert remove_draft_file(round_.pk, actor=bidder(1), file=first) is None
    assert remove_draft_file(round_.pk, actor=bidder(1), file=uuid4()) is None
    assert read_draft(round_.pk, bidder(1)).files == ()
    assert read_draft(round_.pk, bidder(1)).content == TYPED


def test_a_wrong_file_is_said_at_once(round_):
    wrong = Attachment("x.pdf", "application/pdf", b"MZ")
    assert add_draft_file(round_.pk, actor=bidder(1), attachment=wrong).code == "attachment-invalid"
    assert not BidDraft.objects.exists()


def test_submission_and_closing_take_drafts_away(round_, at):
    for number in (1, 2):
        save_bid_draft(round_.pk, actor=bidder(number), content=TYPED)
        add_draft_file(round_.pk, actor=bidder(number), attachment=PDF)
    submit_bid(round_.pk, actor=bidder(1), content=CONTENT)
    assert read_draft(round_.pk, bidder(1)) is None
    assert read_draft(round_.pk, bidder(2))
    at("2026-04-09 00:00")
    late = save_bid_draft(round_.pk, actor=bidder(3), content=TYPED)
    assert (late.code, late.clause) == ("bids-closed", "47")
    close_round(round_.pk)
    assert not BidDraft.objects.exists()
    assert not BidDraftFile.objects.exists()


def test_a_draft_survives_a_change_of_the_secret_key(round_, settings):
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert read_draft(round_.pk, bidder(1)).content == TYPED
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED | {"price": "2"})
    assert BidDraft.objects.count() == 1


def test_a_draft_given_to_another_is_not_read(round_):
    save_bid_draft(round_.pk, actor=bidder(1), content=TYPED)
    save_bid_draft(round_.pk, actor=bidder(2), content=TYPED)
    one, two = BidDraft.objects.order_by("pk")
    BidDraft.objects.filter(pk=two.pk).update(ciphertext=one.ciphertext)
    reader = bidder(1), bidder(2)
    outcomes = 0
    for actor in reader:
        try:
            read_draft(round_.pk, actor)
        except Undecipherable:
            outcomes += 1
    assert outcomes == 1


def test_text_that_cannot_be_kept(round_):
    refusal = save_bid_draft(round_.pk, actor=bidder(1), content={"price": "a\x00"})
    assert refusal.code == "unprintable"


@pytest.mark.parametrize("actor", ["health-ministry", "system"])
def test_others_have_no_drafts(round_, people, actor):
    refusal = save_bid_draft(round_.pk, actor=people(actor), content=TYPED)
    assert refusal.code == "wrong-role"
    assert read_draft(round_.pk, people(actor)) is None
