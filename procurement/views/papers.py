"""The papers of a tender, to be read on a page or as a PDF, in kk or ru."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.documents.papers.paper import Paper
from portal.documents.papers.pdf import render_pdf
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..papers.frame import LANGUAGES
from ..papers.listed import paper_of
from .bids.copies import pdf


@never_cache
@require_safe
@officer_required
def paper(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Http404 for a paper that was not made, and for whoever may not read it."""
    case, found = _found(request, number, name)
    context = {
        "case": case,
        "record": case.latest(Kind.TENDER),
        "paper": found,
        "name": name,
        "route": "procurement:paper",
        "other": next(each for each in LANGUAGES if each != found.language),
    }
    return render(request, "procurement/paper.html", context)


@never_cache
@require_safe
@officer_required
def as_pdf(request: HttpRequest, number: str, name: str) -> HttpResponse:
    _case, found = _found(request, number, name)
    return pdf(render_pdf(found), f"{name}.pdf")


def _found(request: HttpRequest, number: str, name: str) -> tuple[Case, Paper]:
    case = Case.of(number, request.actor)
    found = paper_of(case, name, request.GET.get("language", ""))
    if found is None:
        raise Http404
    return case, found
