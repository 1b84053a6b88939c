"""The discussion: the minutes as they stand, who has confirmed them, and doing either (clause 92)."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform

from ...forms.development import DecideForm
from ...meanwhile import changes_of
from ...models import DevelopmentRequest
from ...papers.development import minutes_of
from .opened import opened_development

TEMPLATE = "requests/development/discussion.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def discussion(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the request, once a discussion is opened."""
    case, record = opened_development(request, number)
    if not record.meeting:
        raise Http404
    if request.method == "POST":
        return _post(request, case, record)
    return render(request, TEMPLATE, _context(case, record, _form(record)))


def _post(request: HttpRequest, case: Case, record: DevelopmentRequest) -> HttpResponse:
    """The same submit again answers as the first did."""
    step, version = "confirm", posted_version(request)
    form, data = None, {}
    if "confirm" not in request.POST:
        step, form = "decide", _form(record, request.POST)
        data = {name: request.POST.get(name, "") for name in DecideForm.base_fields}
    answer = perform(record, step, actor=request.actor, version=version, **data)
    if not isinstance(answer, Refusal):
        messages.success(request, _told(step, answer.record))
        return redirect("requests:discussion", case.project.number)
    case, record = opened_development(request, case.project.number)
    context = _context(case, record, form or _form(record))
    if form is not None and answer.fields:
        # Errors of fields stand at the fields and in their summary: no third place for them.
        form.errors.clear()
        show_on_form(answer, form)
        context["version"] = version
        return render(request, TEMPLATE, context, status=answer.status)
    context["changes"] = changes_of(answer)
    return refusal_response(request, answer, TEMPLATE, context)


def _told(step: str, record: DevelopmentRequest) -> str:
    if step == "decide":
        return _("The minutes are saved; the three sides are asked to confirm them.")
    fresh = DevelopmentRequest.objects.get(pk=record.pk)
    if fresh.state == DevelopmentRequest.State.DECIDED:
        return _("All have confirmed. The decisions are taken: No. %(number)s.") % {
            "number": fresh.minutes_number
        }
    return _("Your organisation has confirmed the minutes.")


def _form(record: DevelopmentRequest, data=None) -> Form:
    """Without a supplier the second question is not asked."""
    kept = {
        "minutes": record.minutes, "develop": record.develop,
        "replace_supplier": record.replace_supplier,
    }  # fmt: skip
    form = DecideForm(data, initial=kept)
    if not record.has_supplier:
        del form.fields["replace_supplier"]
    return form


def _context(case: Case, record: DevelopmentRequest, form: Form) -> dict:
    steps = record.STEPS
    writes = case.parts.may(case.actor, steps["decide"], record)
    confirms = case.parts.may(case.actor, steps["confirm"], record)
    decided = record.state == DevelopmentRequest.State.DECIDED
    return {
        "case": case,
        "record": record,
        "version": record.version,
        "form": form,
        "paper": minutes_of(case, record),
        "decide": steps["decide"],
        "confirm": steps["confirm"],
        "writes": writes and not decided,
        "not_written": case.withheld(record, "decide") if writes and not decided else None,
        "confirms": confirms and not decided,
        "not_confirmed": case.withheld(record, "confirm") if confirms and not decided else None,
    }
