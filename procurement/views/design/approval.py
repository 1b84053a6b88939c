"""Approving the design task (clause 18, X26): what is missing, what follows, and the confirmation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.clauses import TERMS
from portal.rules.refusal import Refusal
from portal.web import words
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.perform import obstacles, perform
from requests_app.meanwhile import changes_of
from requests_app.views.opened import receivers

from ...models import DesignTask
from .opened import opened_task, progress_of

TEMPLATE = "procurement/design/approval.html"
ANNOUNCEMENT = "42.announcement"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_task(request, number)
    if request.method == "POST":
        return _approve(request, record)
    if record.state != DesignTask.State.DRAFTING:
        return redirect("procurement:design-task", number)
    return render(request, TEMPLATE, _context(case, record))


def _approve(request: HttpRequest, record: DesignTask) -> HttpResponse:
    """The same submit again answers as the first did."""
    number = record.project.number
    answer = perform(record, "approve", actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        context = _context(*opened_task(request, number))
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, TEMPLATE, context)
    messages.success(request, _approved(answer.record))
    return redirect("procurement:design-task", number)


def _approved(record: DesignTask) -> str:
    said = _("The design task № %(number)s is approved and delivered to the customer.") % {
        "number": record.number
    }
    term = Obligation.objects.filter(project=record.project_id, code=ANNOUNCEMENT).last()
    if term is None or not record.rental:
        return said
    until = _("The announcement is to be placed not later than %(day)s (clause 42).") % {
        "day": words.long_date(term.due_on)
    }
    return f"{said} {until}"


def _context(case: Case, record: DesignTask) -> dict:
    step = record.STEPS["approve"]
    missing = [state for state in progress_of(case, record) if state.to_correct]
    refusals = obstacles(record, "approve", case.actor, case.parts, case.moment)
    return {
        "case": case,
        "record": record,
        "step": step,
        "missing": missing,
        # What the list of the missing does not say itself.
        "obstacles": [refusal for refusal in refusals if refusal.code != "sections-incomplete"],
        "ready": not refusals,
        "terms": [TERMS[code] for code in step.starts] if record.rental else [],
        "receivers": receivers(case, step),
    }
