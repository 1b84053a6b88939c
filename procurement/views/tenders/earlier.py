"""An earlier announcement of a tender as it was, and the papers of every announcement; public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.documents.papers.issue import file_name
from portal.documents.papers.kept import kept_pdf
from portal.documents.papers.paper import LANGUAGES

from ...announced import Announced, announced
from ...models import DesignTask
from ...papers.announcement import announcement_paper
from .annex3 import annex3, customer_of
from .opened import opened_tender


@never_cache
@require_safe
def earlier(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    """The last one is the page of the tender itself."""
    tender = opened_tender(number)
    rounds = announced(tender)
    at = _place(rounds, ordinal)
    if at == len(rounds) - 1:
        return redirect("procurement:tender", number)
    context = annex3(tender, rounds[at], _task(rounds[at]), request.actor)
    context["before"] = rounds[at - 1] if at else None
    return render(request, "procurement/tenders/earlier.html", context)


@require_safe
def as_pdf(request: HttpRequest, number: str, ordinal: int, language: str) -> HttpResponse:
    if language not in LANGUAGES:
        raise Http404
    tender = opened_tender(number)
    rounds = announced(tender)
    found = rounds[_place(rounds, ordinal)]
    announcement = found.announcement
    announcement.tender, announcement.design_task = tender, _task(found)
    paper = announcement_paper(announcement, customer_of(tender), language)
    response = HttpResponse(kept_pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, file_name(paper))
    return response


def _place(rounds: list[Announced], ordinal: int) -> int:
    for at, found in enumerate(rounds):
        if found.announcement.ordinal == ordinal:
            return at
    raise Http404


def _task(found: Announced) -> DesignTask:
    """With its sections, which the list of announcements does not read."""
    return DesignTask.objects.get(pk=found.announcement.design_task_id)
