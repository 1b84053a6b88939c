"""Making an entry by hand, and changing one; it is retired by its stage or status."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog import actions
from catalog.entry_forms import FORMS
from catalog.models import Registered
from catalog.registers import REGISTERS, Register
from portal.rules.refusal import OURS, Refusal
from portal.web.refusals import refusal_response

from .keepers import keepers_only

STALE = Refusal(
    "stale", OURS,
    gettext_lazy("A colleague or an import has changed this entry since you opened it. What you typed is still below: compare it with the entry and save again."),
)  # fmt: skip
PAGES = {"objects": "catalog:object", "services": "catalog:service"}


@never_cache
@keepers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, register: str) -> HttpResponse:
    shown = REGISTERS[register]
    form = FORMS[shown.model](request.POST or None)
    if request.method == "POST" and form.is_valid():
        item = actions.register(form.save(commit=False), actor=request.actor)
        messages.success(
            request, _("Entered under the number %(number)s.") % {"number": item.number}
        )
        return redirect(PAGES[register], item.number)
    return _asked(request, shown, form)


@never_cache
@keepers_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, register: str, number: str) -> HttpResponse:
    """409 when somebody changed it meanwhile; the typed text stays in the form."""
    shown = REGISTERS[register]
    with transaction.atomic():
        items = shown.model.objects.visible_to(request.actor)
        if request.method == "POST":
            items = items.select_for_update()
        item = get_object_or_404(items, number=number)
        seen = item.changed_at.isoformat()
        form = FORMS[shown.model](request.POST or None, instance=item)
        if request.method == "POST":
            if request.POST.get("seen") != seen:
                context = _context(shown, form, item, seen)
                return refusal_response(request, STALE, "catalog/entry_form.html", context)
            if form.is_valid():
                if form.has_changed():
                    actions.change(form.save(commit=False), actor=request.actor)
                messages.success(request, _("The entry is saved."))
                return redirect(PAGES[register], number)
    return _asked(request, shown, form, item, seen)


def _asked(request, register: Register, form, item: Registered | None = None, seen: str = ""):
    context = _context(register, form, item, seen)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "catalog/entry_form.html", context, status=status)


def _context(register: Register, form, item: Registered | None, seen: str) -> dict:
    return {"register": register, "form": form, "item": item, "seen": seen}
