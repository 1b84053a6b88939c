"""The ministry's papers as they were sent, to be read and printed (clauses 13 and 18)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required

from ..papers import sent_paper
from .opened import opened_case


@never_cache
@require_safe
@officer_required
def paper(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """For everybody who sees the record; Http404 for a paper that was not sent."""
    case = opened_case(request, number)
    found = sent_paper(case, name)
    if found is None:
        raise Http404
    return render(
        request, "requests/paper.html", {"case": case, "record": case.main, "paper": found}
    )
