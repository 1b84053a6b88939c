"""Admission, scores, totals and the award (ours); ties have a written rule."""

from decimal import Decimal

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from .opening import present_of

MOST_POINTS = 100


def bids_of(tender: Record, *states: str):
    """The bids of the announcement that is being decided."""
    rows = tender.bids.filter(announcement=tender.announcements).select_related("filer", "project")
    return rows.filter(state__in=states) if states else rows


def bid_awaits_admission(tender: Record, act: Act, data: dict) -> Refusal | None:
    if bids_of(tender, "opened").filter(number=data["bid"]).exists():
        return None
    message = _("There is no such bid, or it was admitted or rejected already.")
    return Refusal("bid-not-open", OURS, message, fields={"bid": [message]})


def readable(tender: Record, act: Act, data: dict) -> Refusal | None:
    """A bid that the opener could not read can only be rejected."""
    bid = bids_of(tender, "opened").get(number=data["bid"])
    if not bid.unreadable:
        return None
    message = _("This bid could not be read: it can only be rejected.")
    return Refusal("bid-unreadable", OURS, message, fields={"bid": [message]})


def scores_fit(tender: Record, act: Act, data: dict) -> Refusal | None:
    """One whole number of 0 to 100 for each criterion of the design task, for an admitted bid."""
    if not bids_of(tender, "admitted").filter(number=data["bid"]).exists():
        message = _("Only an admitted bid is scored.")
        return Refusal("bid-not-admitted", OURS, message, fields={"bid": [message]})
    wanted = {str(number) for number in range(1, len(tender.design_task.criteria) + 1)}
    if data["points"].keys() == wanted:
        return None
    message = _("Give every criterion a whole number of points from 0 to 100.")
    return Refusal("points", OURS, message, fields={"points": [message]})


def every_bid_judged(tender: Record, act: Act) -> Refusal | None:
    waiting = bids_of(tender, "opened").count()
    if not waiting:
        return None
    return Refusal(
        "bids-not-judged",
        OURS,
        _("Admit or reject every bid first; waiting: %(count)s.") % {"count": waiting},
    )


def every_score_in(tender: Record, act: Act) -> Refusal | None:
    """Every member who was present at the opening scores every admitted bid."""
    wanted = len(present_of(tender)) * len(tender.design_task.criteria)
    admitted = bids_of(tender, "admitted").annotate(given=Count("scores"))
    missing = [bid.number for bid in admitted if bid.given < wanted]
    if not missing:
        return None
    return Refusal(
        "scores-missing", OURS, _("Not every member has scored every bid yet."),
        facts={"bids": missing},
    )  # fmt: skip


def totals_of(tender: Record) -> list[dict]:
    """Weighted means over the members, the best first, in points of 0 to 100.

    A tie goes to the lower price, then to the bid that was submitted earlier.
    """
    weights = [criterion["weight"] for criterion in tender.design_task.criteria]
    seats = len(present_of(tender))
    rows = []
    for bid in bids_of(tender, "admitted").prefetch_related("scores"):
        points = sum(weights[score.criterion - 1] * score.points for score in bid.scores.all())
        total = (Decimal(points) / (100 * seats)).quantize(Decimal("0.0001"))
        rows.append((-total, bid.price, bid.submitted_at, bid))
    rows.sort(key=lambda row: row[:3])
    return [
        {"bid": bid.number, "bidder": bid.filer_id, "price": str(price),
         "total": str(-total), "place": place}
        for place, (total, price, _at, bid) in enumerate(rows, 1)
    ]  # fmt: skip


def ranked(tender: Record) -> list:
    """The bids that may still win, in the order of the totals."""
    bids = {bid.number: bid for bid in bids_of(tender, "admitted")}
    return [bids[row["bid"]] for row in tender.totals if row["bid"] in bids]


def somebody_to_award(tender: Record, act: Act) -> Refusal | None:
    if ranked(tender):
        return None
    return Refusal("nobody-admitted", OURS, _("No admitted bid is left: nothing can be awarded."))


def readiness_ahead(tender: Record, act: Act, data: dict) -> Refusal | None:
    """73: the protocol sets the term of the readiness notice, as a date or as a period."""
    day = data["readiness_on"]
    if day is None or day > act.today:
        return None
    message = _("The term of readiness has to lie ahead.")
    return Refusal("readiness-past", "73", message, fields={"readiness_on": [message]})
