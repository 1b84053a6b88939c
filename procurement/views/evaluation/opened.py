"""The opened bids of a case, for whoever sees them."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case

from ...conditions.evaluation import bids_of
from ...models import Bid, Tender
from ..commission.tender import opened_tender

State = Tender.State
OPENED_STATES = (State.OPENED, State.EVALUATED, State.AWARDED)


def opened_bids(request: HttpRequest, number: str) -> tuple[Case, Tender]:
    """Http404 before the opening, and for whoever does not see the bids."""
    case, tender = opened_tender(request, number)
    if tender.state not in OPENED_STATES:
        raise Http404
    if not bids_of(tender).filter(pk__in=Bid.objects.visible_to(request.actor)).exists():
        raise Http404
    return case, tender


def with_bids(tender: Tender, bids: list[Bid]) -> list[dict]:
    """The table that was kept with the evaluation, with the bids themselves."""
    known = {bid.number: bid for bid in bids}
    return [row | {"record": known.get(row["bid"])} for row in tender.totals]
