"""Returning a filed record for correction: a remark beside each section (ours)."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import obstacles, perform

from ..annexes.shown import ShownAnnex
from ..filed import filed_annex
from ..forms.review import RemarksField, remarks_form, remarks_of
from ..meanwhile import changes_of
from ..models import Initiative
from .opened import opened_case

TEMPLATE = "requests/return.html"
STEP = "return_for_correction"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def return_for_correction(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the record; the form is the integrator's alone."""
    case = opened_case(request, number)
    annex = _annex(case)
    if request.method == "POST":
        return _return(request, case, annex)
    context = _context(case, annex, remarks_form(_titles(annex)))
    context["refusal"] = context["withheld"]
    return render(request, TEMPLATE, context)


def _return(request: HttpRequest, case: Case, annex: ShownAnnex) -> HttpResponse:
    """The same submit again answers as the first did, so a double click does no harm."""
    form, version = remarks_form(_titles(annex), request.POST), posted_version(request)
    if form.is_valid() and not remarks_of(form):
        form.add_error(None, RemarksField.default_error_messages["required"])
    if form.errors:
        # What was seen is what the next press of the button speaks of.
        context = _context(case, annex, form) | {"version": version}
        return render(request, TEMPLATE, context, status=422)
    remarks, number = remarks_of(form), case.project.number
    answer = perform(case.main, STEP, actor=request.actor, version=version, remarks=remarks)
    if isinstance(answer, Refusal):
        case = opened_case(request, number)
        context = _context(case, _annex(case), form)
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, TEMPLATE, context)
    messages.success(request, _("Returned for correction; the filer is told of your remarks."))
    return redirect("workplace:case", number)


def _annex(case: Case) -> ShownAnnex:
    return filed_annex(case.main, case.main.documents, case.state_body)


def _titles(annex: ShownAnnex) -> dict[str, str]:
    return {
        row.key: f"{row.number}. {row.label}" if row.number else str(row.label)
        for row in annex.rows
    }


def _context(case: Case, annex: ShownAnnex, form: Form) -> dict:
    record = case.main
    refusals = obstacles(record, STEP, case.actor, case.parts, case.moment)
    return {
        "case": case,
        "record": record,
        "version": record.version,
        "annex": annex,
        "sections": [(row, form[row.key], _earlier(record, row.key)) for row in annex.rows],
        "boxes": form,
        # The version that was returned last: what was sent with it has arrived.
        "returned": record.returns[-1]["version"] if record.returns else -1,
        "step": record.STEPS[STEP],
        "withheld": refusals[0] if refusals else None,
    }


def _earlier(record: Initiative, section: str) -> list[str]:
    """What was remarked on the section before, the latest last."""
    return [entry["remarks"][section] for entry in record.returns if section in entry["remarks"]]
