"""The receipt of a delivery, made to be printed and kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.workplace.casefile import CaseFile


@never_cache
@officer_required
def receipt(request: HttpRequest, number: str, receipt: str) -> HttpResponse:
    case = CaseFile.of(number, request.actor)
    found = next((row for row in case.deliveries if row.number == receipt), None)
    if found is None:
        raise Http404
    context = {"case": case, "record": found.record, "delivery": found}
    return render(request, "workplace/receipt.html", context)
