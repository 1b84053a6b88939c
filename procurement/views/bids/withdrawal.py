"""Taking the standing bid back, until the closing moment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response

from ...bidding.desk import Desk
from ...sealing.bids import withdraw_bid
from ..tenders.opened import opened_tender

TEMPLATE = "procurement/bids/withdrawal.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, number: str) -> HttpResponse:
    """Answered in place: a message would leave a trace of the bid in the session."""
    desk = Desk(opened_tender(number), request.actor)
    if request.method == "POST":
        answer = withdraw_bid(desk.round.pk, actor=request.actor)
        if isinstance(answer, Refusal):
            return refusal_response(request, answer, TEMPLATE, desk.context)
        return render(request, TEMPLATE, desk.context | {"withdrawn": answer})
    if desk.standing is None:
        return redirect("procurement:bid", number)
    return render(request, TEMPLATE, desk.context | {"refusal": desk.refusal})
