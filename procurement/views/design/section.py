"""One section of the design task on a page of its own: typed softly, kept by the step `fill`."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from requests_app.annexes.annex import Section
from requests_app.annexes.bound import BoundSection, bound_section
from requests_app.annexes.changes import Change, changes_of_section
from requests_app.annexes.editing import PAGE_BUTTONS, edited, no_more_rows, said_when_saved
from requests_app.annexes.facts import Facts, Known
from requests_app.annexes.typed import TooManyRows, gather_section, without_blank_rows
from requests_app.drafting import fingerprint
from requests_app.views.section import NEXT, PREVIOUS, neighbours

from ...design.keeping import keep_section
from ...design.paths import waits_for_section_1
from ...design.plan import plan_of
from ...design.registry import OFFERED_LIST, offered
from ...design.sections import ITEMS
from ...models import DesignTask
from .opened import opened_task

TEMPLATE = "procurement/design/section.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, number: str, key: str) -> HttpResponse:
    _case, record = opened_task(request, number)
    table = record.ANNEX.by_key.get(key)
    if table is None:
        raise Http404
    if request.method == "POST":
        return _post(request, record, table)
    if record.state != DesignTask.State.DRAFTING:
        return redirect("procurement:design-task", number)
    typed = record.sections.get(key, {})
    return render(request, TEMPLATE, _context(record, table, typed, judged="check" in request.GET))


def _post(request: HttpRequest, record: DesignTask, table: Section) -> HttpResponse:
    typed = gather_section(table, request.POST)
    if request.POST.keys() & PAGE_BUTTONS:
        return _changed_page(request, record, table, typed)
    typed = without_blank_rows(table, typed)
    outcome = keep_section(
        record, table, typed, actor=request.actor, version=posted_version(request),
        seen=request.POST.get("seen", ""),
    )  # fmt: skip
    if isinstance(outcome, Refusal):
        return _refused(request, record, table, typed, outcome)
    return _go_on(request, outcome.record, table)


def _go_on(request: HttpRequest, record: DesignTask, table: Section) -> HttpResponse:
    """To where the pressed button leads."""
    number = record.project.number
    part = _bound(record, table, record.sections[table.key], judged=True)
    left = sum(1 for _problem in part.problems())
    level = messages.INFO if left else messages.SUCCESS
    messages.add_message(request, level, said_when_saved(table, left))
    before, after = neighbours(record, table)
    target = {PREVIOUS: before, NEXT: after}.get(request.POST.get("go", ""))
    if target is None:
        return redirect("procurement:design-task", number)
    return redirect("procurement:design-section", number, target.key)


def _changed_page(
    request: HttpRequest, record: DesignTask, table: Section, typed: dict
) -> HttpResponse:
    """The page again, a row more or less; nothing is judged, nothing is saved."""
    post, theirs = request.POST, record.sections.get(table.key)
    try:
        typed = edited(table, typed, theirs, post)
    except TooManyRows:
        messages.warning(request, no_more_rows())
    context = _context(record, table, typed)
    context |= {"version": posted_version(request), "seen": post.get("seen", "")}
    if "theirs" in post:
        # The colleague's version is on the page: saving is a decision from here on.
        context |= {"changes": _changes(record, table, typed)} | _as_it_is(record, table)
    context["section"].focus_new_row(post.get("add", ""))
    return render(request, TEMPLATE, context)


def _refused(
    request: HttpRequest, record: DesignTask, table: Section, typed: dict, refusal: Refusal
) -> HttpResponse:
    """The page again with what was typed; saving after "stale" replaces what the colleague wrote."""
    _case, fresh = opened_task(request, record.project.number)
    context = _context(fresh, table, typed)
    if refusal.code == "stale":
        context["changes"] = _changes(fresh, table, typed)
    return refusal_response(request, refusal, TEMPLATE, context)


def _changes(record: DesignTask, table: Section, typed: dict) -> list[Change]:
    """A colleague's answers and one's own, where they differ."""
    theirs = record.sections.get(table.key)
    return changes_of_section(record.ANNEX, table.key, theirs, typed, Known())


def _bound(record: DesignTask, table: Section, typed: Any, *, judged: bool) -> BoundSection:
    sections = record.sections | {table.key: typed}
    facts = Facts(record.ANNEX, record.filer, sections, record.language, judged=judged)
    return bound_section(table, facts)


def _as_it_is(record: DesignTask, table: Section) -> dict:
    return {"version": record.version, "seen": fingerprint(record, table.key)}


def _context(
    record: DesignTask, table: Section, typed: Any, *, judged: bool = False
) -> dict[str, Any]:
    part = _bound(record, table, typed, judged=judged)
    before, after = neighbours(record, table)
    return {
        "record": record,
        "section": part,
        "problems": list(part.problems()),
        "item": ITEMS[table.key],
        "slips": [
            slip for slip in CLAUSES["19"].corrections if slip.slip in ITEMS[table.key].order_words
        ],
        "waits": waits_for_section_1(table, record.sections),
        "plan": plan_of(record.sections) if table.key == "schedule" else None,
        "services": offered() if table.key == "integrations" else None,
        "services_list": OFFERED_LIST,
        "before": before,
        "after": after,
    } | _as_it_is(record, table)
