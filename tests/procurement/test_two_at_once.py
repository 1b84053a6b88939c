"""Members of a Commission who act at the same moment, each on a connection of their own."""

import pytest

from portal.audit import chain
from portal.audit.models import AuditRow
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from procurement.models import Bid, Commission, Member, Score, Tender
from procurement.sealing.bids import submit_bid
from procurement.sealing.closing import due_rounds
from tests import cast, journey
from tests.procurement import tenders
from tests.workflow.test_concurrency import at_once

CHAIR, MEMBER, THIRD = tenders.CHAIR, *tenders.MEMBERS


@pytest.fixture
def tender(own_database, at) -> Tender:
    """Two admitted bids; real commits, so that other connections see them."""
    tender = tenders.opened(at)
    for bid in Bid.objects.order_by("price"):
        tender = journey.done(tender, "admit_bid", CHAIR, bid=bid.number)
    return tender


def step(tender, name: str, who: str, **data):
    """A call for `at_once`: everybody saw the same version."""
    actor = cast.actor(who)
    return lambda: perform(tender, name, actor=actor, version=tender.version, **data)


def points(*given: int) -> dict:
    return {str(number): each for number, each in enumerate(given, 1)}


def given_by(who: str, bid: Bid) -> list[int]:
    rows = Score.objects.filter(bid=bid, member__user=cast.user(who)).order_by("criterion")
    return list(rows.values_list("points", flat=True))


def test_three_members_score_at_the_same_moment_and_nothing_is_lost(tender):
    bid = Bid.objects.order_by("price").first()
    wanted = {CHAIR: (81, 92, 73, 64), MEMBER: (55, 66, 77, 88), THIRD: (10, 20, 30, 40)}
    outcomes = at_once(
        *[step(tender, "score", who, bid=bid.number, points=points(*given))
          for who, given in wanted.items()]
    )  # fmt: skip
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    assert {who: tuple(given_by(who, bid)) for who in wanted} == wanted
    assert Tender.objects.get().version == tender.version + len(wanted)
    rows = AuditRow.objects.filter(verb="tender.score")
    assert set(rows.values_list("actor", flat=True)) == {cast.user(who).pk for who in wanted}
    assert chain.verify() == []


def test_one_member_at_two_windows_leaves_one_sheet(tender):
    bid = Bid.objects.order_by("price").first()
    sheets = ((81, 92, 73, 64), (1, 2, 3, 4))
    at_once(
        *[step(tender, "score", CHAIR, bid=bid.number, points=points(*given)) for given in sheets]
    )
    assert tuple(given_by(CHAIR, bid)) in sheets  # one of them whole, never half of each


def test_points_corrected_while_the_evaluation_is_closed(tender):
    """Either they count or their member is told: the totals are those of the points that stand."""
    for bid in Bid.objects.all():
        for who in (CHAIR, MEMBER, THIRD):
            given = points(50, 50, 50, 50)
            tender = journey.done(tender, "score", who, bid=bid.number, points=given)
    bid = Bid.objects.order_by("price").first()
    corrected, evaluated = at_once(
        step(tender, "score", THIRD, bid=bid.number, points=points(100, 100, 100, 100)),
        step(tender, "evaluate", CHAIR, dissent=""),
    )
    if isinstance(corrected, Refusal):
        assert corrected.code == "wrong-state"
    if isinstance(evaluated, Refusal):  # the chair had seen the points as they were before
        assert evaluated.code == "stale"
        evaluated = journey.done(Tender.objects.get(), "evaluate", CHAIR, dissent="")
    totals = {row["bid"]: float(row["total"]) for row in Tender.objects.get().totals}
    assert totals[bid.number] == pytest.approx(
        50 if isinstance(corrected, Refusal) else 200 / 3, abs=1e-3
    )


def test_the_opening_pressed_by_three_at_once_opens_once(own_database, at):
    tender = tenders.published(at)
    for key in ("supplier", "second-supplier"):
        submit_bid(tender.sealed_round.pk, actor=cast.actor(key), content=tenders.content())
    journey.done(Commission.objects.get(), "form", "health-ministry", **tenders.order())
    at("2026-04-09 09:00")
    assert due_rounds()
    tender = journey.done(tender, "close", "system")
    commission = Commission.objects.get()
    for who in (CHAIR, MEMBER, THIRD):
        commission = journey.done(commission, "declare_interest", who, interest="no", reason="")
    present = at_once(*[step(tender, "confirm_presence", who) for who in (CHAIR, MEMBER, THIRD)])
    assert all(isinstance(outcome, Done) for outcome in present), present
    assert Member.objects.filter(present_at__isnull=False).count() == 3
    tender = Tender.objects.get()
    opened = at_once(*[step(tender, "open_bids", who) for who in (CHAIR, MEMBER, THIRD)])
    assert sum(isinstance(outcome, Done) for outcome in opened) == 1
    assert {outcome.code for outcome in opened if isinstance(outcome, Refusal)} == {"stale"}
    assert Tender.objects.get().state == "opened"
    assert Bid.objects.filter(state="opened").count() == 2
    assert AuditRow.objects.filter(verb__in=["tender.open_bids", "round.open"]).count() == 2
    assert chain.verify() == []
