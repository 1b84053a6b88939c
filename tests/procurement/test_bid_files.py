"""The files of an opened bid: who may fetch them, and that nobody can before the opening."""

import pytest

from procurement.models import Bid
from procurement.sealing.payload import Attachment
from tests import journey
from tests.procurement import tenders

CHAIR, MEMBER, THIRD = tenders.CHAIR, *tenders.MEMBERS
PDF = Attachment("баға ұсынысы.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 100)


@pytest.fixture
def tender(db, at):
    return tenders.opened(at, files=[PDF], supplier="112000000.00")


def address(bid, place: int = 1) -> str:
    return f"/en/cases/{bid.project.number}/bids/{bid.number}/files/{place}/"


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    "key",
    [CHAIR, MEMBER, "health-ministry/2", "health-ministry", "integrator", "ministry", "supplier"],
)
def test_who_judges_or_answers_for_the_tender_fetches_it_and_the_bidder_too(as_, tender, key):
    answer = as_(key).get(address(Bid.objects.get()))
    assert answer.status_code == 200
    assert read(answer) == PDF.content
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("key", ["second-supplier", "tourism-ministry"])
def test_for_others_there_is_no_such_file(as_, tender, key):
    assert as_(key).get(address(Bid.objects.get())).status_code == 404


def test_a_colleague_of_a_member_is_told_why_not(as_, tender):
    answer = as_("operator").get(address(Bid.objects.get()))
    assert answer.status_code == 403
    assert "only those who vote and the secretary may" in answer.content.decode()


def test_who_was_recused_fetches_nothing_even_as_the_integrator(as_, db, at):
    tender = tenders.closed(at, alternates=["operator/2"], files=[PDF])
    commission = tender.project.records.get(kind="commission").specific()
    for key, interest in ((CHAIR, "no"), (MEMBER, "yes"), (THIRD, "no")):
        commission = journey.done(
            commission, "declare_interest", key, interest=interest, reason="Туысы."
        )
    for key in (CHAIR, THIRD):
        tender = journey.done(tender, "confirm_presence", key)
    journey.done(tender, "open_bids", CHAIR)
    answer = as_(MEMBER).get(address(Bid.objects.get()))
    assert answer.status_code == 403
    assert "You declared a conflict of interest" in answer.content.decode()
    # The alternate who took the place reads.
    assert as_("operator/2").get(address(Bid.objects.get())).status_code == 200


def test_there_is_no_file_in_another_place(as_, tender):
    bid = Bid.objects.get()
    for place in (0, 2, 99):
        assert as_(CHAIR).get(address(bid, place)).status_code == 404


def test_the_files_are_linked_where_the_bid_is_read(as_, tender):
    bid = Bid.objects.get()
    number = tender.project.number
    link = f"/bids/{bid.number}/files/1/"
    assert link in as_(CHAIR).get(f"/en/cases/{number}/scoring/").content.decode()
    assert link in as_("supplier").get(f"/en/tenders/{number}/bid/").content.decode()


def test_before_the_opening_there_is_neither_bid_nor_file(as_, db, at):
    tender = tenders.closed(at, files=[PDF])
    sealed = tender.sealed_round.bids.get()
    here = f"/en/cases/{tender.project.number}/bids/{sealed.number}/files/1/"
    for key in (CHAIR, "integrator", "supplier"):
        assert as_(key).get(here).status_code == 404
