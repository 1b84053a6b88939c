"""Returning a filed record for correction: a remark beside each section (ours)."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.perform import obstacles, perform

from ..annexes.shown import ShownAnnex
from ..filed import filed_annex
from ..forms.review import RemarksField, remarks_form, remarks_of
from ..meanwhile import changes_of
from ..models import Initiative
from ..selectors import visible_initiative

TEMPLATE = "requests/return.html"
STEP = "return_for_correction"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def return_for_correction(request: HttpRequest, number: str) -> HttpResponse:
    record = _visible(request, number)
    annex = filed_annex(record)
    if request.method == "POST":
        return _return(request, record, annex)
    context = _context(request, record, annex, remarks_form(_titles(annex)))
    context["refusal"] = context["withheld"]
    return render(request, TEMPLATE, context)


def _return(request: HttpRequest, record: Initiative, annex: ShownAnnex) -> HttpResponse:
    """The same submit again answers as the first did, so a double click does no harm."""
    form, version = remarks_form(_titles(annex), request.POST), posted_version(request)
    if form.is_valid() and not remarks_of(form):
        form.add_error(None, RemarksField.default_error_messages["required"])
    if form.errors:
        # What was seen is what the next press of the button speaks of.
        context = _context(request, record, annex, form) | {"version": version}
        return render(request, TEMPLATE, context, status=422)
    answer = perform(record, STEP, actor=request.actor, version=version, remarks=remarks_of(form))
    if isinstance(answer, Refusal):
        fresh = _visible(request, record.project.number)
        context = _context(request, fresh, filed_annex(fresh), form)
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, TEMPLATE, context)
    messages.success(request, _("Returned for correction; the filer is told of your remarks."))
    return redirect("workplace:case", record.project.number)


def _visible(request: HttpRequest, number: str) -> Initiative:
    """The filed record of a case; Http404 for whoever may not see it."""
    record = visible_initiative(request.actor, project__number=number)
    if record is None:
        raise Http404
    return record


def _titles(annex: ShownAnnex) -> dict[str, str]:
    return {
        row.key: f"{row.number}. {row.label}" if row.number else str(row.label)
        for row in annex.rows
    }


def _context(request: HttpRequest, record: Initiative, annex: ShownAnnex, form: Form) -> dict:
    refusals = obstacles(record, STEP, request.actor)
    return {
        "record": record,
        "version": record.version,
        "annex": annex,
        "sections": [(row, form[row.key], _earlier(record, row.key)) for row in annex.rows],
        "boxes": form,
        "step": record.STEPS[STEP],
        "withheld": refusals[0] if refusals else None,
    }


def _earlier(record: Initiative, section: str) -> list[str]:
    """What was remarked on the section before, the latest last."""
    return [entry["remarks"][section] for entry in record.returns if section in entry["remarks"]]
