"""All tenders that were announced, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.web import keyset
from portal.workdays import clock

from ...forms.search import TenderSearchForm
from ...selectors import published_tenders


@require_safe
def tenders(request: HttpRequest) -> HttpResponse:
    form = TenderSearchForm(request.GET)
    rows = form.narrow(published_tenders()).select_related("project", "filer", "design_task")
    context = {
        "form": form,
        "filtered": any(form.asked.values()),
        "count": rows.count(),
        "found": keyset.page(rows, request.GET),
        "now": clock.now(),
    }
    return render(request, "procurement/tenders/list.html", context)
