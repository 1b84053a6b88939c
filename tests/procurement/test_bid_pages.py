"""A supplier's pages of a bid: written, reviewed, sealed, replaced, withdrawn; nothing lost, nothing left behind."""

import re
from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.documents.models import Document
from procurement.models import Bid
from procurement.sealing.bids import own_bid
from procurement.sealing.drafts import draft_attachments, read_draft
from procurement.sealing.models import SealedBid
from tests import cast
from tests.procurement import tenders

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
CANARY = "987 654 321,50"


@pytest.fixture
def tender(db, at):
    tender = tenders.published(at)
    at("2026-03-20 10:00")
    return tender


@pytest.fixture
def as_(client, people):
    def signed_in(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in


@pytest.fixture
def supplier(as_, tender):
    return as_("supplier")


def address(tender, rest: str = "") -> str:
    return f"/en/tenders/{tender.project.number}/bid/{rest}"


def typed(price: str = "112 000 000", **answers) -> dict:
    said = tenders.content() | {"price": price, "source_code": "on", "seen": ""} | answers
    rows = said.pop("conformity")
    said["conformity-TOTAL_FORMS"], said["conformity-INITIAL_FORMS"] = str(len(rows)), "0"
    for at, row in enumerate(rows):
        said |= {f"conformity-{at}-{name}": value for name, value in row.items()}
    return said


def hidden(page, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    return found[1]


def review(client, tender) -> dict:
    page = client.get(address(tender, "review/"))
    return {name: hidden(page, name) for name in ("token", "seen", "replaces")}


def submit(client, tender, price: str = "112 000 000"):
    draft = read_draft(tender.sealed_round.pk, cast.actor("supplier"))
    seen = draft.saved_at.isoformat() if draft else ""
    client.post(address(tender), typed(price, seen=seen, go="review"))
    return client.post(address(tender, "review/"), review(client, tender))


def test_a_stranger_signs_in_first_and_others_may_not_bid(as_, client, tender):
    assert client.get(address(tender)).status_code == 302
    page = as_("operator").get(address(tender))
    assert page.status_code == 422
    assert "Only a potential supplier files a bid." in page.content.decode()
    assert "Clause 49" in page.content.decode()
    assert as_("operator").post(address(tender), typed(go="save")).status_code == 422


def test_the_form_begins_with_an_item_for_every_demanding_section(supplier, tender):
    page = supplier.get(address(tender)).content.decode()
    assert 'name="conformity-9-item"' in page
    assert "480\u00a0000\u00a0000.00" in page


def test_what_is_typed_is_kept_encrypted_and_comes_back(supplier, tender):
    answer = supplier.post(address(tender), typed(CANARY, experience="", go="save"))
    assert answer.status_code == 302
    assert CANARY in supplier.get(address(tender)).content.decode()
    draft = read_draft(tender.sealed_round.pk, cast.actor("supplier"))
    assert draft.content["price"] == CANARY


def test_a_row_more_and_a_row_less_need_no_script(supplier, tender):
    supplier.post(address(tender), typed(add="conformity"))
    page = supplier.get(address(tender))
    assert 'name="conformity-1-how"' in page.content.decode()
    kept = typed(
        seen=hidden(page, "seen"), remove="conformity-0",
        conformity=[{"item": "first", "how": "a"}, {"item": "second", "how": "b"}],
    )  # fmt: skip
    supplier.post(address(tender), kept)
    draft = read_draft(tender.sealed_round.pk, cast.actor("supplier"))
    assert draft.content["conformity"] == [{"item": "second", "how": "b"}]


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ("", "Write the price in tenge."),
        ("көп", "Write the amount in digits"),
        ("-5", "Write an amount greater than zero."),
        ("99 000 000 000", "The price is above the ceiling of the design task."),
    ],
)
def test_a_wrong_price_is_said_and_nothing_is_lost(supplier, tender, price, words):
    page = supplier.post(address(tender), typed(price, go="review"))
    assert page.status_code == 422
    text = page.content.decode()
    assert words in text
    assert "Толық сәйкес келеді." in text
    assert own_bid(tender.sealed_round.pk, cast.actor("supplier")) is None


def test_a_bid_without_consent_or_conformity_is_not_reviewed(supplier, tender):
    said = typed(conformity=[{"item": "4. Процестер", "how": ""}], go="review")
    del said["source_code"]
    text = supplier.post(address(tender), said).content.decode()
    assert "with the consent to hand over the source code" in text
    assert "Write how the bid conforms to this item" in text


def test_files_lie_in_the_draft_and_are_no_documents(supplier, tender):
    good = SimpleUploadedFile("licence.pdf", PDF)
    bad = SimpleUploadedFile("virus.pdf", b"MZ not a pdf")
    page = supplier.post(address(tender), typed(go="save", attachments=[good, bad]))
    assert page.status_code == 422
    assert "virus.pdf:" in page.content.decode()
    assert "licence.pdf" in page.content.decode()
    actor = cast.actor("supplier")
    assert [file.name for file in draft_attachments(tender.sealed_round.pk, actor)] == [
        "licence.pdf"
    ]
    assert not Document.objects.filter(name="licence.pdf").exists()
    file = read_draft(tender.sealed_round.pk, actor).files[0]
    supplier.post(address(tender), typed(seen=hidden(page, "seen"), remove_file=str(file.id)))
    assert read_draft(tender.sealed_round.pk, actor).files == ()


def test_a_copy_is_made_on_request_only(supplier, tender):
    assert supplier.get(address(tender, "copy.json")).status_code == 404
    supplier.post(address(tender), typed(go="review"))
    copy = supplier.get(address(tender, "copy.json"))
    assert copy.json()["price"] == "112000000.00"
    assert copy.json()["bidder"]["bin"] == cast.organisation("supplier").bin
    assert "no-store" in copy["Cache-Control"]
    before = Document.objects.count()
    assert supplier.get(address(tender, "copy.pdf")).content.startswith(b"%PDF")
    assert Document.objects.count() == before


def test_a_bid_is_sealed_with_a_receipt_and_a_double_press_changes_nothing(supplier, tender):
    supplier.post(address(tender), typed(go="review"))
    confirmed = review(supplier, tender)
    answer = supplier.post(address(tender, "review/"), confirmed)
    assert answer["Location"].endswith("/receipt/")
    assert supplier.post(address(tender, "review/"), confirmed)["Location"].endswith("/receipt/")
    receipt = own_bid(tender.sealed_round.pk, cast.actor("supplier"))
    page = supplier.get(address(tender, "receipt/")).content.decode()
    assert receipt.number in page
    assert receipt.sha256 in page
    assert "20.03.2026 10:00:00" in page
    assert supplier.get(address(tender, "receipt.pdf")).content.startswith(b"%PDF")
    assert SealedBid.objects.count() == 1


def test_a_bid_is_replaced_and_the_last_one_is_opened(supplier, tender, at):
    submit(supplier, tender)
    first = own_bid(tender.sealed_round.pk, cast.actor("supplier"))
    assert "Replace the bid" in supplier.get(address(tender)).content.decode()
    submit(supplier, tender, "99 000 000")
    second = own_bid(tender.sealed_round.pk, cast.actor("supplier"))
    assert second.number != first.number


def test_a_bid_is_withdrawn_after_a_confirmation(supplier, tender):
    submit(supplier, tender)
    assert "This cannot be undone" in supplier.get(address(tender, "withdrawal/")).content.decode()
    page = supplier.post(address(tender, "withdrawal/")).content.decode()
    assert "The bid is withdrawn" in page
    assert own_bid(tender.sealed_round.pk, cast.actor("supplier")) is None
    again = supplier.post(address(tender, "withdrawal/"))
    assert again.status_code == 200


def test_the_second_after_the_closing_everything_is_refused_and_kept(supplier, tender, at):
    supplier.post(address(tender), typed(go="review"))
    confirmed = review(supplier, tender)
    at("2026-04-09 00:00")
    page = supplier.post(address(tender, "review/"), confirmed)
    assert page.status_code == 422
    assert "late by one second" in page.content.decode()
    assert "112\u00a0000\u00a0000.00" in page.content.decode()
    page = supplier.post(address(tender), typed(CANARY, go="save"))
    assert page.status_code == 422
    assert "Clause 47" in page.content.decode()
    assert CANARY in page.content.decode()
    assert "Your organisation has no bid" in supplier.get(address(tender)).content.decode()


def test_a_colleagues_draft_is_not_overwritten_unseen(supplier, tender, at):
    supplier.post(address(tender), typed(go="save"))
    at("2026-03-20 10:05")
    page = supplier.post(address(tender), typed("5 000 000", seen="long ago", go="save"))
    assert page.status_code == 409
    assert "5 000 000" in page.content.decode()
    draft = read_draft(tender.sealed_round.pk, cast.actor("supplier"))
    assert draft.content["price"] == "112 000 000"


def test_nothing_of_a_bid_is_left_in_the_session_or_a_message(supplier, tender):
    submit(supplier, tender, CANARY.replace("987", "87"))
    said = [session.get_decoded() for session in Session.objects.all()]
    assert said
    assert all(
        "bid" not in str(each).lower() and "87" not in str(each.get("_messages", ""))
        for each in said
    )
    assert "messages" not in supplier.cookies


def test_the_content_that_was_sealed_is_what_the_commission_reads(supplier, tender, at):
    submit(supplier, tender)
    tenders.open_all(at, tender)
    bid = Bid.objects.get(for_tender=tender)
    assert bid.price == Decimal("112000000.00")
    assert bid.answers["conformity"] == tenders.content()["conformity"]
    page = supplier.get(address(tender)).content.decode()
    assert "What became of it" in page
    assert "Opened" in page
