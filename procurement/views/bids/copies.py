"""The bidder's own copy of what it is about to submit: afterwards nobody can read it, it neither."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.papers.pdf import render_pdf

from ...bidding.desk import Desk
from ...bidding.papers import bid_copy
from ...bidding.written import WrittenBid
from ...sealing.drafts import draft_attachments
from ...sealing.payload import Attachment
from ..tenders.opened import opened_tender


@never_cache
@officer_required
@require_safe
def as_json(request: HttpRequest, number: str) -> HttpResponse:
    desk, written, files = _draft(request, number)
    bidder = request.actor.organisation
    said = written.content(desk.tender) if written.valid else desk.draft.content
    copy = {
        "announcement": desk.tender.number,
        "bidder": {"name": bidder.name, "bin": bidder.bin},
        "saved_at": desk.draft.saved_at.isoformat(),
        **said,
        "attachments": [file.head for file in files],
    }
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="bid.json"'
    return response


@never_cache
@officer_required
@require_safe
def as_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Of a bid in which nothing is left to correct."""
    desk, written, files = _draft(request, number)
    if not written.valid:
        raise Http404
    paper = bid_copy(desk.tender, request.actor.organisation, written.content(desk.tender), files)
    return pdf(render_pdf(paper), "bid.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _draft(request: HttpRequest, number: str) -> tuple[Desk, WrittenBid, tuple[Attachment, ...]]:
    desk = Desk(opened_tender(number), request.actor)
    if desk.draft is None:
        raise Http404
    return desk, WrittenBid(desk.draft.content), draft_attachments(desk.round.pk, request.actor)
