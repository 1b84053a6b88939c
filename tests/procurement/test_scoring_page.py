"""Considering the bids on a page: admission, one's own points, totals after the evaluation."""

import pytest

from procurement.models import Bid, Score, Tender
from tests import journey
from tests.procurement import tenders

CHAIR, MEMBER, THIRD = tenders.CHAIR, *tenders.MEMBERS


@pytest.fixture
def tender(db, at):
    return tenders.opened(at)


@pytest.fixture
def as_(client, people):
    def signed_in(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in


def address(tender) -> str:
    return f"/en/cases/{tender.project.number}/scoring/"


def bids() -> list[Bid]:
    return list(Bid.objects.order_by("price"))


def version(tender) -> int:
    return Tender.objects.get(pk=tender.pk).version


def admit_all(tender) -> None:
    for bid in bids():
        journey.done(Tender.objects.get(pk=tender.pk), "admit_bid", CHAIR, bid=bid.number)


def points(*given) -> dict:
    return {f"points-{at}": str(said) for at, said in enumerate(given, 1)}


def score(client, tender, bid, *given):
    return client.post(address(tender), {"step": "score", "bid": bid.number} | points(*given))


def test_before_the_opening_there_is_no_such_page(db, as_, at):
    tender = tenders.published(at)
    assert as_("integrator").get(address(tender)).status_code == 404
    case = as_("integrator").get(f"/en/cases/{tender.project.number}/").content.decode()
    assert "The announcement with the design task" in case
    assert "The bids, the points and the totals" not in case


def test_bids_are_admitted_and_rejected_with_a_reason(as_, tender):
    first, second = bids()
    client = as_(CHAIR)
    page = client.get(address(tender)).content.decode()
    assert "112\u00a0000\u00a0000.00" in page
    assert "Tumar Code LLP" in page
    said = {"version": version(tender), "step": "admit_bid", "bid": first.number}
    assert client.post(address(tender), said).status_code == 302
    said = {"version": version(tender), "step": "reject_bid", "bid": second.number, "reason": ""}
    page = client.post(address(tender), said)
    assert page.status_code == 422
    assert "State the reason for the rejection." in page.content.decode()
    client.post(address(tender), said | {"reason": "Кесте жоқ."})
    assert [bid.state for bid in bids()] == ["admitted", "rejected"]
    assert "Кесте жоқ." in client.get(address(tender)).content.decode()


def test_a_member_scores_and_sees_no_points_of_the_others(as_, tender):
    admit_all(tender)
    first, _second = bids()
    assert score(as_(CHAIR), tender, first, 81, 92, 73, 64).status_code == 302
    assert 'value="81"' in as_(CHAIR).get(address(tender)).content.decode()
    page = as_(MEMBER).get(address(tender)).content.decode()
    assert 'value="81"' not in page
    assert "Your points" in page
    assert score(as_(CHAIR), tender, first, 80, 92, 73, 64).status_code == 302
    assert Score.objects.filter(bid=first).count() == 4


def test_wrong_points_are_said_and_kept_as_typed(as_, tender):
    admit_all(tender)
    page = score(as_(CHAIR), tender, bids()[0], 81, 101, "", "көп")
    assert page.status_code == 422
    text = page.content.decode()
    assert "a whole number of points from 0 to 100" in text
    assert 'value="101"' in text
    assert 'value="көп"' in text
    assert not Score.objects.exists()


def test_who_only_reads_gets_no_fields_and_strangers_nothing(as_, tender):
    admit_all(tender)
    page = as_("integrator").get(address(tender)).content.decode()
    assert "points-1" not in page
    assert as_("supplier").get(address(tender)).status_code == 404
    assert as_("tourism-ministry").get(address(tender)).status_code == 404
    assert score(as_("integrator"), tender, bids()[0], 1, 1, 1, 1).status_code == 422


def test_totals_are_shown_when_the_evaluation_is_closed_and_the_case_says_who_won(as_, tender):
    admit_all(tender)
    first, second = bids()
    for key in (CHAIR, MEMBER, THIRD):
        score(as_(key), tender, first, 80, 80, 80, 80)
        score(as_(key), tender, second, 70, 70, 70, 70)
    assert "80.0000" not in as_(CHAIR).get(address(tender)).content.decode()
    tender = journey.done(
        Tender.objects.get(pk=tender.pk), "evaluate", CHAIR, dissent="Ерекше пікір."
    )
    page = as_(MEMBER).get(address(tender)).content.decode()
    assert page.index("80.0000") < page.index("70.0000")
    assert "Ерекше пікір." in page
    journey.done(tender, "award", CHAIR, readiness_on="2026-09-30", readiness_days="")
    case = as_("health-ministry").get(f"/en/cases/{tender.project.number}/").content.decode()
    assert "Award protocol" in case
    assert "30.09.2026" in case
    assert "not signed yet" in case
    assert "Order № 145-НҚ of 13.03.2026" in case
    public = client_page(as_, tender)
    assert "The supplier is determined: Tumar Code LLP" in public


def client_page(as_, tender) -> str:
    client = as_(CHAIR)
    client.logout()
    return client.get(f"/en/tenders/{tender.project.number}/").content.decode()


def test_the_step_leads_to_the_page(as_, tender):
    admit_all(tender)
    answer = as_(CHAIR).get(f"/en/cases/{tender.project.number}/tender/score/")
    assert answer["Location"].endswith("/scoring/")
