"""A Commission that recusals left without a quorum is dissolved and another takes its place (ours)."""

import pytest

from portal.rules.refusal import Refusal
from portal.workflow.perform import perform
from procurement.models import Commission, Tender
from tests import cast, journey
from tests.procurement import tenders

pytestmark = pytest.mark.django_db
CUSTOMER = "health-ministry"


def standing(tender: Tender) -> Commission:
    return Commission.objects.filter(project=tender.project_id).order_by("-pk").first()


def recuse(commission: Commission, *members: str) -> Commission:
    for member in members:
        commission = journey.done(
            commission, "declare_interest", member, interest="yes", reason="Туысы қатысады."
        )
    return commission


def test_with_a_quorum_it_stays_until_the_bids_are_opened(at):
    commission = recuse(standing(tenders.closed(at)), "integrator/head")
    outcome = perform(commission, "dissolve", actor=cast.actor(CUSTOMER))
    assert isinstance(outcome, Refusal)
    assert outcome.code == "tender-running"


def test_without_one_another_is_formed_and_opens_the_bids(at):
    tender = tenders.closed(at)
    old = recuse(standing(tender), "integrator/head", "operator/head")
    journey.done(old, "dissolve", CUSTOMER)
    new = standing(tender)
    assert (new.pk != old.pk, new.state) == (True, "forming")
    members = [cast.PEOPLE[key].email for key in ("integrator", "operator")]
    new = journey.done(new, "form", CUSTOMER, **tenders.order() | {"members": members})
    for member in (tenders.CHAIR, "integrator", "operator"):
        new = journey.done(new, "declare_interest", member, interest="no", reason="")
        tender = journey.done(tender, "confirm_presence", member)
    journey.done(tender, "open_bids", tenders.CHAIR)
    assert Tender.objects.get(pk=tender.pk).state == "opened"


def test_one_dissolved_before_the_announcement_is_formed_anew(at):
    tender = tenders.preparing(at)
    at(tenders.PUBLISHED)
    journey.done(tenders.form_commission(tender), "dissolve", CUSTOMER)
    assert standing(tender).state == "forming"
