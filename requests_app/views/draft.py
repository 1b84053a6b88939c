"""Annex 1 on one page: typed softly, saved as it is, judged when it is to be filed."""

from collections.abc import Callable

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
from ..annexes.annex import MOST_ROWS, Annex
from ..annexes.bound import bound
from ..annexes.facts import owner_of
from ..annexes.typed import TooManyRows, gather, with_row, without_blank_rows, without_row
from ..annexes.uploads import keep_uploads, keep_with_draft, without_file
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
    version, sections = posted_version(request), gather(record.ANNEX, request.POST)
    refusal = scope_refusal(sections, owner_of(record.ANNEX, sections, record.filer))
    if refusal and refusal.clause == STATE_SECRETS:
        # Before the files too: nothing of such a request is stored.
        return _refused(request, record, sections, refusal)
    bad_files = {}
    for section in record.ANNEX.sections:
        sections[section.key], bad = keep_uploads(
            section, sections[section.key], request.FILES, actor=request.actor
        )
        bad_files |= bad
    if request.POST.keys() & ROW_BUTTONS:
        return _with_changed_rows(request, record, sections, bad_files, version)
    sections = _each(record.ANNEX, sections, without_blank_rows)
    try:
        with transaction.atomic():
            record = save_draft(record, sections, actor=request.actor, version=version)
            keep_with_draft(record.ANNEX, sections, record.filer)
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
            sections = _each(record.ANNEX, sections, with_row, post["add"])
        elif "remove" in post:
            sections = _each(record.ANNEX, sections, without_row, post["remove"])
        else:
            sections = _each(record.ANNEX, sections, without_file, post["drop"])
    except TooManyRows:
        messages.warning(
            request, _("No more than %(most)s rows can be added here.") % {"most": MOST_ROWS}
        )
    context = _context(record, sections, bad_files=bad_files)
    for part in context["sections"]:
        part.focus_new_row(post.get("add", ""))
    return render(request, TEMPLATE, context | {"version": version})


def _check(request: HttpRequest, record: AutomationRequest) -> HttpResponse:
    """Strictly, and all errors at once; what is complete goes on to the last look."""
    context = _context(record, record.sections, judged=True)
    if context["problems"]:
        return render(request, TEMPLATE, context, status=422)
    if refusal := scope_refusal(
        record.sections, owner_of(record.ANNEX, record.sections, record.filer)
    ):
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
    parts = bound(record.ANNEX, sections, record.filer, judged=judged, language=record.language)
    for name, message in (bad_files or {}).items():
        for part in parts:
            part.add_error(name, message)
    return {
        "record": record,
        "version": record.version,
        "sections": parts,
        "problems": [problem for part in parts for problem in part.problems()],
    }


def _each(annex: Annex, sections: dict, change: Callable[..., dict], *args: str) -> dict:
    """Every section changed alike."""
    return {
        section.key: change(section, sections[section.key], *args) for section in annex.sections
    }
