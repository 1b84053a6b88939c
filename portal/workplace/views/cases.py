"""The case file of a project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.workplace.casefile import CaseFile


@never_cache
@officer_required
def case(request: HttpRequest, number: str) -> HttpResponse:
    return render(request, "workplace/case.html", {"case": CaseFile.of(number, request.actor)})
