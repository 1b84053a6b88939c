"""Annex 1 on one page: typed softly, saved as it is, judged when it is to be filed."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version

from ..actions import save_draft
from ..annex1.bound import bound, focus_new_row
from ..annex1.sections import MOST_ROWS
from ..annex1.typed import TooManyRows, gather, with_row, without_blank_rows, without_row
from ..annex1.uploads import keep_uploads, keep_with_draft, without_file
from ..conditions import scope_refusal
from ..models import AutomationRequest
from .own import WRITABLE, own_request

TEMPLATE = "requests/draft.html"
STATE_SECRETS = "3(1)"
ROW_BUTTONS = {"add", "remove", "drop"}


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    record = own_request(pk, request.actor)
    if request.method == "POST":
        return _post(request, record)
    if record.state not in WRITABLE:
        return redirect("workplace:case", record.project.number)
    context = _context(record, record.sections, judged="check" in request.GET)
    return render(request, TEMPLATE, context)


def _post(request: HttpRequest, record: AutomationRequest) -> HttpResponse:
    version, sections = posted_version(request), gather(request.POST)
    refusal = scope_refusal(sections, record.owner)
    if refusal and refusal.clause == STATE_SECRETS:
        # Before the files too: nothing of such a request is stored.
        return _refused(request, record, sections, refusal)
    sections, bad_files = keep_uploads(sections, request.FILES, actor=request.actor)
    if request.POST.keys() & ROW_BUTTONS:
        return _with_changed_rows(request, record, sections, bad_files, version)
    sections = without_blank_rows(sections)
    try:
        with transaction.atomic():
            record = save_draft(record, sections, actor=request.actor, version=version)
            keep_with_draft(sections, record.filer)
    except Refused as refused:
        return _refused(request, record, sections, refused.refusal)
    if bad_files:
        context = _context(record, sections, bad_files=bad_files)
        return render(request, TEMPLATE, context, status=422)
    if "file" in request.POST:
        return _check(request, record)
    messages.success(request, _("The draft is saved."))
    return redirect("requests:draft", record.pk)


def _with_changed_rows(
    request: HttpRequest, record: AutomationRequest, sections: dict, bad_files: dict, version: int
) -> HttpResponse:
    """The page again, a row or a file more or less; nothing is judged, the draft is not saved.

    Only files are kept, for a browser sends each of them once.
    """
    post = request.POST
    try:
        if "add" in post:
            sections = with_row(sections, post["add"])
        elif "remove" in post:
            sections = without_row(sections, post["remove"])
        else:
            sections = without_file(sections, post["drop"])
    except TooManyRows:
        messages.warning(
            request, _("No more than %(most)s rows can be added here.") % {"most": MOST_ROWS}
        )
    context = _context(record, sections, bad_files=bad_files)
    focus_new_row(context["sections"], post.get("add", ""))
    return render(request, TEMPLATE, context | {"version": version})


def _check(request: HttpRequest, record: AutomationRequest) -> HttpResponse:
    """Strictly, and all errors at once; what is complete goes on to the last look."""
    context = _context(record, record.sections, judged=True)
    if context["problems"]:
        return render(request, TEMPLATE, context, status=422)
    if refusal := scope_refusal(record.sections, record.owner):
        return _refused(request, record, record.sections, refusal)
    return redirect("requests:file", record.pk)


def _refused(
    request: HttpRequest, record: AutomationRequest, sections: dict, refusal: Refusal
) -> HttpResponse:
    """The page again with what was typed. Saving after "stale" is then a decision, not a slip."""
    context = _context(record, sections)
    context["version"] = refusal.facts.get("version", posted_version(request))
    return refusal_response(request, refusal, TEMPLATE, context)


def _context(
    record: AutomationRequest,
    sections: dict,
    *,
    judged: bool = False,
    bad_files: dict | None = None,
) -> dict:
    parts = bound(
        sections, record.filer, judged=judged, language=record.language, bad_files=bad_files
    )
    return {
        "record": record,
        "version": record.version,
        "sections": parts,
        "problems": [problem for part in parts for problem in part.problems()],
    }
