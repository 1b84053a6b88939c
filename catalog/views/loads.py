"""Importing into a register: upload, preview, decision, progress."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from catalog.loads import made_files
from catalog.loads.actions import confirm_load, discard_load, start_load
from catalog.loads.limits import MOST_ROWS
from catalog.loads.problems import grouped, words
from catalog.loads.shown import filters, shown_rows
from catalog.models import Load
from catalog.models.load import Verdict
from catalog.registers import REGISTERS
from catalog.upload_form import UploadForm
from portal.accounts.access import officer_required
from portal.documents.content import InvalidFile
from portal.rules.refusal import Refused
from portal.web import keyset
from portal.web.refusals import refusal_response

from .files import sent
from .keepers import keepers_only

MB = 1024**2


@never_cache
@keepers_only
@require_http_methods(["GET", "HEAD", "POST"])
def loads(request: HttpRequest, register: str) -> HttpResponse:
    """What a file has to look like, the form, the imports so far; POST takes the file."""
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                load = start_load(register, form.cleaned_data["file"], actor=request.actor)
            except InvalidFile as invalid:
                form.add_error("file", invalid.message)
            else:
                return redirect("catalog:load", register, load.pk)
    mine = Load.objects.visible_to(request.actor).filter(register=register)
    context = {
        "register": REGISTERS[register],
        "form": form,
        "loads": keyset.page(mine.select_related("document", "started_by"), request.GET),
        "most_rows": grouped(MOST_ROWS),
        "most_mb": settings.TABLE_LIMIT_BYTES // MB,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "catalog/loads.html", context, status=status)


@never_cache
@officer_required
@require_safe
def load(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    found = _found(request, register, pk)
    return render(request, "catalog/load.html", _context(request, found))


@never_cache
@officer_required
@require_safe
def progress(request: HttpRequest, register: str, pk: int) -> HttpResponse:
    """How far it is, for the page that asks every second; the whole page anew when it halts."""
    found = _found(request, register, pk)
    if found.phase not in Load.UNFINISHED:
        return HttpResponseClientRefresh()
    return render(request, "catalog/_load_progress.html", {"load": found})


@never_cache
@officer_required
@require_POST
def decide(request: HttpRequest, register: str, pk: int, decision: str) -> HttpResponse:
    """Enters the good rows, or none."""
    found = _found(request, register, pk)
    decided = {"confirm": confirm_load, "discard": discard_load}[decision]
    try:
        found = decided(found, actor=request.actor)
    except Refused as refused:
        found.refresh_from_db()
        return refusal_response(
            request, refused.refusal, "catalog/load.html", _context(request, found)
        )
    if decision == "discard":
        messages.success(request, _("The import is discarded: nothing was entered."))
    return redirect("catalog:load", register, pk)


@never_cache
@officer_required
@require_safe
def wrong_rows(request: HttpRequest, register: str, pk: int, ending: str) -> HttpResponse:
    """To be corrected and uploaded again."""
    found = _found(request, register, pk)
    rows = made_files.wrong_rows(found, get_language())
    return sent(rows, f"{register}-import-{pk}-errors.{ending}", title=register)


@keepers_only
@require_safe
def template(request: HttpRequest, register: str, ending: str) -> HttpResponse:
    """An empty table with the headings in the reader's language."""
    shown, name = REGISTERS[register], f"{register}-template.{ending}"
    if ending == "xlsx":
        return FileResponse(made_files.template(shown), as_attachment=True, filename=name)
    return sent([[str(column.title) for column in shown.columns]], name, title=register)


def _found(request: HttpRequest, register: str, pk: int) -> Load:
    """404 for strangers: what others import is their business."""
    visible = Load.objects.visible_to(request.actor).select_related("document", "started_by")
    return get_object_or_404(visible, register=register, pk=pk)


def _context(request: HttpRequest, load: Load) -> dict:
    verdict = request.GET.get("verdict", "")
    rows = load.rows.all()
    if verdict in Verdict.values:
        rows = rows.filter(verdict=verdict)
    found = keyset.page(rows, request.GET, rising=True)
    return {
        "register": REGISTERS[load.register],
        "load": load,
        "fault": words(load.fault, load.register) if load.fault else "",
        "notes": [words(note, load.register) for note in load.notes],
        "filters": filters(load, verdict),
        "found": found,
        "rows": shown_rows(found.rows, load),
    }
