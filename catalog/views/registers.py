"""The public registers: list, one entry, the list as a file."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from catalog.registers import REGISTERS, Register
from portal.web import keyset
from portal.workdays import clock

from .files import sent

CHUNK = 2000


@require_safe
def entries(request: HttpRequest, register: str) -> HttpResponse:
    shown = REGISTERS[register]
    form, asked = what_is_asked(shown, request)
    rows = shown.rows(request.actor, asked)
    context = {
        "register": shown,
        "form": form,
        "filtered": any(asked.values()),
        "count": rows.count(),
        "found": keyset.page(rows, request.GET),
    }
    return render(request, f"catalog/{shown.name}.html", context)


@require_safe
def entry(request: HttpRequest, register: str, number: str) -> HttpResponse:
    shown = REGISTERS[register]
    rows = shown.model.objects.visible_to(request.actor).select_related("owner")
    item = get_object_or_404(rows, number=number)
    return render(request, f"catalog/{shown.name}_entry.html", {"register": shown, "item": item})


@require_safe
def table(request: HttpRequest, register: str, ending: str) -> HttpResponse:
    shown = REGISTERS[register]
    _form, asked = what_is_asked(shown, request)
    rows = lines(shown, shown.rows(request.actor, asked), get_language())
    name = f"{shown.name}-{clock.today():%Y-%m-%d}.{ending}"
    return sent(rows, name, title=shown.name)


def what_is_asked(register: Register, request: HttpRequest) -> tuple:
    """What is wrong in the address filters nothing; the form says what it was."""
    form = register.form(request.GET)
    return form, form.cleaned_data if form.is_valid() else {}


def lines(register: Register, rows, language: str) -> Iterator[list[str]]:
    """Streamed after the view has returned, so the language is set for each part anew."""
    with override(language):
        yield [str(column.title) for column in register.columns]
    for row in rows.order_by("pk").iterator(chunk_size=CHUNK):
        with override(language):
            line = [column.shown(row) for column in register.columns]
        yield line
