"""The Catalogue of IC services: list, tables, the card of a service and its data (clause 86(2)).

Public throughout; who is signed in and takes part is led to the case as well.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from catalog import card_data
from catalog.history import history_of
from catalog.models import ICService
from catalog.services_list import CATALOGUE, COUNTED, count
from portal.web import keyset
from portal.workdays import clock

from .files import sent
from .registers import lines, what_is_asked


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    form, asked = what_is_asked(CATALOGUE, request)
    rows = CATALOGUE.rows(request.actor, asked)
    counted = count(rows)
    context = {
        "register": CATALOGUE,
        "form": form,
        "filtered": any(asked.values()),
        "count": min(counted, COUNTED),
        "more": counted > COUNTED,
        "found": keyset.page(rows, request.GET),
    }
    return render(request, "catalog/catalogue.html", context)


@require_safe
def table(request: HttpRequest, ending: str) -> HttpResponse:
    _form, asked = what_is_asked(CATALOGUE, request)
    rows = lines(CATALOGUE, CATALOGUE.rows(request.actor, asked), get_language())
    name = f"{CATALOGUE.name}-{clock.today():%Y-%m-%d}.{ending}"
    return sent(rows, name, title=CATALOGUE.name)


@require_safe
def service(request: HttpRequest, number: str) -> HttpResponse:
    item = _service(number)
    versions = item.versions_shown
    context = {
        "item": item,
        "versions": versions,
        "first": versions[-1] if versions else None,
        "history": history_of(item, versions),
        "takes_part": _takes_part(request, item),
    }
    return render(request, "catalog/ic_service.html", context)


@require_safe
def data(request: HttpRequest, number: str) -> HttpResponse:
    """The same as on the card, for programs."""
    item = _service(number)
    versions = item.versions_shown
    said = card_data.card(item, versions, history_of(item, versions))
    said["page"] = request.build_absolute_uri(".")
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _service(number: str) -> ICService:
    rows = ICService.objects.in_catalogue()
    rows = rows.select_related("project", "customer", "operator", "supplier")
    return get_object_or_404(rows, kind=ICService.KIND, number=number)


def _takes_part(request: HttpRequest, item: ICService) -> bool:
    return (
        request.actor is not None
        and ICService.objects.visible_to(request.actor).filter(pk=item.pk).exists()
    )
