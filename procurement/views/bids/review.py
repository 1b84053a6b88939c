"""The last look at a bid before it is sealed; here it is submitted, or replaces the one that stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response

from ...bidding.desk import Desk
from ...bidding.written import WrittenBid
from ...sealing.bids import new_token, replace_bid, submit_bid
from ...sealing.drafts import draft_attachments
from ..tenders.opened import opened_tender

TEMPLATE = "procurement/bids/review.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, number: str) -> HttpResponse:
    desk = Desk(opened_tender(number), request.actor)
    if desk.draft is None:
        # Submitted already, by this press or a colleague's; or nothing was written.
        page = "bid-receipt" if request.method == "POST" and desk.standing else "bid"
        return redirect(f"procurement:{page}", number)
    written = WrittenBid(desk.draft.content)
    if not written.valid:
        return redirect(f"{reverse('procurement:bid', args=[number])}?check&replace")
    if request.method == "POST":
        return _file(request, desk, written)
    return render(request, TEMPLATE, _context(desk, written) | {"refusal": desk.refusal})


def _file(request: HttpRequest, desk: Desk, written: WrittenBid) -> HttpResponse:
    """The same submit again answers as the first did."""
    if request.POST.get("seen") != desk.seen:
        return render(request, TEMPLATE, _context(desk, written) | {"meanwhile": True}, status=409)
    file = replace_bid if request.POST.get("replaces") else submit_bid
    answer = file(
        desk.round.pk,
        actor=request.actor,
        content=written.content(desk.tender),
        attachments=draft_attachments(desk.round.pk, request.actor),
        ceiling=desk.tender.design_task.ceiling,
        token=request.POST.get("token", ""),
    )
    if isinstance(answer, Refusal):
        return refusal_response(request, answer, TEMPLATE, _context(desk.fresh(), written))
    return redirect("procurement:bid-receipt", desk.tender.project.number)


def _context(desk: Desk, written: WrittenBid) -> dict:
    return desk.context | {
        "content": written.content(desk.tender),
        "written": written,
        "token": new_token(),
    }
