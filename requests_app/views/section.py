"""One section of a draft on a page of its own: typed softly, saved as it is."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version

from ..annexes.annex import Section
from ..annexes.bound import BoundSection, bound_section
from ..annexes.changes import changes_of_section
from ..annexes.editing import PAGE_BUTTONS, edited, no_more_rows, said_when_saved
from ..annexes.facts import Facts, known_of
from ..annexes.typed import TooManyRows, gather_section, without_blank_rows
from ..annexes.uploads import keep_uploads
from ..drafting import fingerprint, keep_section, refusal_of_scope
from ..models import Initiative
from .own import WRITABLE, own_initiative, own_section

TEMPLATE = "requests/section.html"
PREVIOUS, NEXT, LIST = "previous", "next", "list"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    record, table = own_section(pk, key, request.actor)
    if request.method == "POST":
        return _post(request, record, table)
    if record.state not in WRITABLE:
        return redirect("workplace:case", record.project.number)
    typed = record.sections.get(key, {})
    return render(request, TEMPLATE, _context(record, table, typed, judged="check" in request.GET))


def _post(request: HttpRequest, record: Initiative, table: Section) -> HttpResponse:
    version, seen = posted_version(request), request.POST.get("seen", "")
    typed = gather_section(table, request.POST)
    if refusal := refusal_of_scope(record, table, typed):
        # Before the files too: nothing of it is stored.
        return _refused(request, record, table, typed, refusal)
    typed, bad_files = keep_uploads(table, typed, request.FILES, actor=request.actor)
    if request.POST.keys() & PAGE_BUTTONS:
        return _changed_page(request, record, table, typed, bad_files)
    typed = without_blank_rows(table, typed)
    try:
        record = keep_section(record, table, typed, actor=request.actor, version=version, seen=seen)
    except Refused as refused:
        return _refused(request, record, table, typed, refused.refusal)
    if bad_files:
        context = _context(record, table, typed, bad_files=bad_files)
        return render(request, TEMPLATE, context, status=422)
    return _go_on(request, record, table)


def _go_on(request: HttpRequest, record: Initiative, table: Section) -> HttpResponse:
    """To where the pressed button leads; what is left to correct is said there, never forced."""
    left = len(list(_bound(record, table, record.sections.get(table.key), judged=True).problems()))
    said = said_when_saved(table, left)
    messages.add_message(request, messages.INFO if left else messages.SUCCESS, said)
    before, after = neighbours(record, table)
    target = {PREVIOUS: before, NEXT: after}.get(request.POST.get("go", ""))
    if target is None:
        return redirect("requests:draft", record.pk)
    return redirect("requests:section", record.pk, target.key)


def neighbours(record: Initiative, table: Section) -> tuple[Section | None, Section | None]:
    sections = record.ANNEX.sections
    place = sections.index(table)
    before = sections[place - 1] if place else None
    return before, sections[place + 1] if place + 1 < len(sections) else None


def _changed_page(
    request: HttpRequest, record: Initiative, table: Section, typed: dict, bad_files: dict
) -> HttpResponse:
    """The page again, a row or a file more or less; nothing is judged, the draft is not saved.

    Only files are kept, for a browser sends each of them once.
    """
    post = request.POST
    try:
        typed = edited(table, typed, record.sections.get(table.key), post)
    except TooManyRows:
        messages.warning(request, no_more_rows())
    context = _context(record, table, typed, bad_files=bad_files)
    context |= {"version": posted_version(request), "seen": post.get("seen", "")}
    if "theirs" in post:
        context["changes"] = _changes(record, table, typed)
    context["section"].focus_new_row(post.get("add", ""))
    return render(request, TEMPLATE, context)


def _refused(
    request: HttpRequest, record: Initiative, table: Section, typed: dict, refusal: Refusal
) -> HttpResponse:
    """The page again with what was typed. Saving after "stale" is then a decision, not a slip."""
    if refusal.status == 404:
        return refusal_response(request, refusal, TEMPLATE, {})
    fresh = own_initiative(record.pk, request.actor)
    context = _context(fresh, table, typed)
    if refusal.code == "stale":
        context["changes"] = _changes(fresh, table, typed)
    return refusal_response(request, refusal, TEMPLATE, context)


def _changes(record: Initiative, table: Section, typed: dict) -> list:
    """A colleague's answers and one's own, where they differ."""
    theirs = record.sections.get(table.key)
    known = known_of(record.ANNEX, {table.key: theirs}, record.filer)
    known |= known_of(record.ANNEX, {table.key: typed}, record.filer)
    return changes_of_section(record.ANNEX, table.key, theirs, typed, known)


def _bound(record: Initiative, table: Section, typed: Any, *, judged: bool) -> BoundSection:
    sections = record.sections | {table.key: typed}
    facts = Facts(record.ANNEX, record.filer, sections, record.language, judged=judged)
    return bound_section(table, facts)


def _context(
    record: Initiative,
    table: Section,
    typed: Any,
    *,
    judged: bool = False,
    bad_files: dict | None = None,
) -> dict:
    part = _bound(record, table, typed, judged=judged)
    for name, message in (bad_files or {}).items():
        part.add_error(name, message)
    before, after = neighbours(record, table)
    return {
        "record": record,
        "section": part,
        "problems": list(part.problems()),
        "version": record.version,
        "seen": fingerprint(record, table.key),
        "remark": record.remarks.get(table.key, ""),
        "before": before,
        "after": after,
        "file_limit": settings.FILE_LIMIT_BYTES // 1024**2,
        "save": reverse("requests:save", args=[record.pk, table.key]),
        "upload": reverse("requests:upload", args=[record.pk, table.key]),
    }
