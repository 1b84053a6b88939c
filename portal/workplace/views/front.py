"""The front page: what the portal is, who does what here, how a request travels."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.catalogue import entered_so_far
from portal.workdays import clock
from portal.workplace.public.journey import JOURNEY, filed_in


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    year = clock.today().year
    return render(
        request,
        "workplace/front.html",
        {
            "stages": JOURNEY,
            "year": year,
            "filed": filed_in(year),
            "catalogued": entered_so_far(),
        },
    )
