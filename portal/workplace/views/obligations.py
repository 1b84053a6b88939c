"""One term of a case: why its last day is the day it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.workflow.explain import explain
from portal.workplace.casefile import CaseFile
from portal.workplace.selectors import STILL_OPEN


@never_cache
@officer_required
def obligation(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    case = CaseFile.of(number, request.actor)
    found = next((row for row in case.obligations if row.pk == pk), None)
    if found is None:
        raise Http404
    context = {
        "case": case,
        "record": next(record for record in case.records if record.pk == found.record_id),
        "obligation": found,
        "explained": explain(found, case.calendar),
    }
    if found.state in STILL_OPEN:
        context["held"] = case.held(found)
    return render(request, "workplace/obligation.html", context)
