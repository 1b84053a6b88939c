"""The testers' page: the checklist of the round, each item recorded right there (clauses 76-1, 88(2))."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from portal.workflow.perform import perform
from requests_app.meanwhile import changes_of

from ...checklist import Typed, sheet_of
from ...models import Commissioning, Testing
from ...operation import line_of_88
from ...testing import INTEGRATION
from .stepping import opened

TEMPLATE = "procurement/operation/testing.html"
ITEMS = ("outcome", "note", "seen")


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def testing(request: HttpRequest, number: str) -> HttpResponse:
    """Read by every party; recorded by the testers, who work side by side."""
    case, record = opened(request, number, Kind.TESTING)
    if request.method == "POST":
        return _fail(request, record) if "fail" in request.POST else _record(request, record)
    return render(request, TEMPLATE, context_of(case, record))


def _record(request: HttpRequest, record: Testing) -> HttpResponse:
    """One item. Http404 for one that no round of this case ever had."""
    post, version = request.POST, posted_version(request)
    key = post.get("item", "")
    item = record.item(key)
    if item is None:
        raise Http404
    typed = {name: post.get(name, "") for name in ITEMS}
    if item["kind"] == INTEGRATION:
        typed |= {"service": post.get("service", "")}
        step, data = "record_integration_test", {"integration": key} | typed
    else:
        step, data = "record_functional_test", {"item": key} | typed
    answer = perform(record, step, actor=request.actor, version=version, **data)
    number = record.project.number
    if isinstance(answer, Refusal):
        return _refused(request, number, answer, Typed(key, typed, answer))
    messages.success(request, _("Recorded: %(item)s.") % {"item": item["title"]})
    response = redirect("procurement:testing", number)
    response["Location"] += f"#{key}"
    return response


def _fail(request: HttpRequest, record: Testing) -> HttpResponse:
    defects, number = request.POST.get("defects", ""), record.project.number
    answer = perform(
        record, "fail", actor=request.actor, version=posted_version(request), defects=defects
    )
    if isinstance(answer, Refusal):
        return _refused(request, number, answer, Typed("", {"defects": defects}, answer))
    messages.success(request, _("Sent back with the defects. Everybody concerned is told."))
    return redirect("workplace:case", number)


def _refused(request: HttpRequest, number: str, answer: Refusal, typed: Typed) -> HttpResponse:
    case, record = opened(request, number, Kind.TESTING)
    context = context_of(case, record, typed) | {"changes": changes_of(answer)}
    if answer.fields:
        return render(request, TEMPLATE, context, status=answer.status)
    return refusal_response(request, answer, TEMPLATE, context)


def context_of(case: Case, record: Testing, typed: Typed | None = None) -> dict:
    withheld = case.withheld(record, "record_functional_test")
    commissioning: Commissioning | None = case.latest(Kind.COMMISSIONING)
    return {
        "case": case,
        "record": record,
        "sheet": sheet_of(record, typed),
        "typed": typed,
        "may_record": withheld is None,
        "withheld": withheld,
        "may_fail": case.withheld(record, "fail") is None,
        "fail_step": record.STEPS["fail"],
        "line": [] if record.rental else line_of_88(record, commissioning),
    }
