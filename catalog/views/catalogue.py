"""The Catalogue of IC services: the public list and the card of a service (clause 86(2))."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from catalog.models import ICService


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    rows = ICService.objects.in_catalogue().select_related("customer").order_by("-pk")
    return render(request, "catalog/catalogue.html", {"services": rows[:50]})


@require_safe
def service(request: HttpRequest, number: str) -> HttpResponse:
    rows = ICService.objects.in_catalogue().select_related("customer", "operator", "supplier")
    return render(
        request, "catalog/ic_service.html", {"item": get_object_or_404(rows, number=number)}
    )
