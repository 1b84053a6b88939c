"""The last look before filing: everything as the addressees will read it, then the step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.organisations.selectors import holder_of
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.perform import perform

from ..annex1.choices import PARTIAL
from ..annexes.shown import annex_of
from ..annexes.validation import errors_of
from ..models import AutomationRequest
from .own import WRITABLE, own_request

TEMPLATE = "requests/file.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    record = own_request(pk, request.actor)
    if request.method == "POST":
        return _file(request, record)
    if record.state not in WRITABLE:
        return redirect("workplace:case", record.project.number)
    if errors_of(record.ANNEX, record.sections, record.filer):
        return _back_to_errors(record)
    return render(request, TEMPLATE, _context(record))


def _file(request: HttpRequest, record: AutomationRequest) -> HttpResponse:
    answer = perform(record, "submit", actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        if answer.code == "incomplete":
            return _back_to_errors(record)
        fresh = own_request(record.pk, request.actor)
        return refusal_response(request, answer, TEMPLATE, _context(fresh))
    messages.success(
        request,
        _("The request is filed: %(number)s. Both addressees have received it.")
        % {"number": answer.record.number},
    )
    return redirect("workplace:case", answer.record.project.number)


def _back_to_errors(record: AutomationRequest) -> HttpResponse:
    return redirect(f"{reverse('requests:draft', args=[record.pk])}?check=1")


def _context(record: AutomationRequest) -> dict:
    sections = record.sections
    partial = sections.get("existing_systems", {}).get("extent") == PARTIAL
    faults = sections.get("current_state", {}).get("partial_faults", "").strip()
    step = record.STEPS["submit"]
    return {
        "record": record,
        "annex": annex_of(record),
        "addressees": [holder_of(role) for role in step.delivers],
        "step": step,
        # Row 5 asks for it "where needed": asked, never forced.
        "faults_unsaid": partial and not faults,
    }
