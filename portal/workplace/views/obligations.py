"""One term of a case: why its last day is the day it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.workdays import clock
from portal.workdays.calendar import current
from portal.workflow.explain import explain
from portal.workflow.models import Obligation, Record
from portal.workplace.selectors import STILL_OPEN, held


@never_cache
@officer_required
def obligation(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    visible = Record.objects.visible_to(request.actor).filter(project__number=number)
    rows = Obligation.objects.filter(record__in=visible).select_related(
        "project", "record", "holder"
    )
    found = get_object_or_404(rows, pk=pk)
    context = {"obligation": found, "explained": explain(found)}
    if found.state in STILL_OPEN:
        context["held"] = held(found, current(), clock.today())
    return render(request, "workplace/obligation.html", context)
