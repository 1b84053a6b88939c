"""The receipt of the bid that stands: number, moment, checksum. To be printed, or as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.papers.pdf import render_pdf

from ...bidding.desk import Desk
from ...bidding.papers import receipt_paper
from ..tenders.opened import opened_tender
from .copies import pdf


@never_cache
@officer_required
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    desk = Desk(opened_tender(number), request.actor)
    if desk.standing is None:
        return redirect("procurement:bid", number)
    return render(request, "procurement/bids/receipt.html", desk.context)


@never_cache
@officer_required
@require_safe
def as_pdf(request: HttpRequest, number: str) -> HttpResponse:
    desk = Desk(opened_tender(number), request.actor)
    if desk.standing is None:
        raise Http404
    paper = receipt_paper(desk.tender, request.actor.organisation, desk.standing)
    return pdf(render_pdf(paper), f"receipt-{desk.standing.number}.pdf")
