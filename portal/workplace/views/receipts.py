"""The receipt of a delivery, made to be printed and kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from portal.accounts.access import officer_required
from portal.workflow.models import Delivery, Record


@never_cache
@officer_required
def receipt(request: HttpRequest, number: str, receipt: str) -> HttpResponse:
    visible = Record.objects.visible_to(request.actor).filter(project__number=number)
    rows = Delivery.objects.filter(record__in=visible)
    rows = rows.select_related("organisation", "record__project", "record__filer")
    found = get_object_or_404(rows, number=receipt)
    return render(request, "workplace/receipt.html", {"delivery": found})
