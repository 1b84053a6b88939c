"""The files of an opened bid: for whoever judges or answers for the tender, and for the bidder itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.models import Document
from portal.documents.serving import served
from portal.workflow.access import Parts

from ...conditions.reading import may_read_files
from ...models import Bid


@require_safe
@officer_required
def file(request: HttpRequest, number: str, bid: str, place: int) -> HttpResponse:
    """The file in this place of the bid, counted from 1.

    Before the opening there is no such bid: Http404, as for whoever does not see it. Who sees the bid
    but may not read its files is told why (403).
    """
    found = get_object_or_404(
        Bid.objects.select_related("filer", "project"), number=bid, project__number=number
    )
    own = found.filer_id == request.actor.organisation_id and not found.unreadable
    if not own:
        if not Parts.of(found.project_id).sees(request.actor, found):
            raise Http404
        if refusal := may_read_files(found, request.actor):
            context = {"refusal": refusal, "bid": found}
            return render(request, "procurement/bids/withheld.html", context, status=403)
    return served(get_object_or_404(Document, pk=_document(found, place)))


def _document(bid: Bid, place: int) -> int:
    """Raises Http404 for a place that holds no file, and for a file that could not be kept."""
    kept = bid.attached[place - 1 : place] if place else []
    if not kept or "document" not in kept[0]:
        raise Http404
    return kept[0]["document"]
