"""Amending an approved design task on the Commission's decision (clause 53-1)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
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
from requests_app.meanwhile import changes_of

from ...forms.design_task import AmendForm
from ...models import DesignTask
from .opened import opened_task

TEMPLATE = "procurement/design/amendment.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_task(request, number)
    if request.method == "POST":
        return _amend(request, record)
    if record.state == DesignTask.State.DRAFTING:
        return redirect("procurement:design-task", number)
    context = _context(case, record, AmendForm())
    return render(request, TEMPLATE, context | {"refusal": context["withheld"]})


def _amend(request: HttpRequest, record: DesignTask) -> HttpResponse:
    number, form = record.project.number, AmendForm(request.POST)
    answer = perform(
        record, "amend", actor=request.actor, version=posted_version(request),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    if not isinstance(answer, Refusal):
        messages.success(
            request, _("The next edition is open. It begins with what the last one says.")
        )
        return redirect("procurement:design-task", number)
    form.errors.clear()  # the refusal says all there is to say about the fields
    context = _context(*opened_task(request, number), form)
    if answer.fields:
        show_on_form(answer, form)
        return render(request, TEMPLATE, context, status=answer.status)
    context["changes"] = changes_of(answer)
    return refusal_response(request, answer, TEMPLATE, context)


def _context(case: Case, record: DesignTask, form: AmendForm) -> dict:
    return {
        "case": case,
        "record": record,
        "step": record.STEPS["amend"],
        "form": form,
        "withheld": case.withheld(record, "amend"),
    }
