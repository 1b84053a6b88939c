"""The last look before filing: everything as the addressees will read it, then the step."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.access import officer_required
from portal.organisations.selectors import holder_of
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform

from ..annex1.choices import PARTIAL
from ..annexes.bound import BoundSection, bound
from ..annexes.facts import documents_of
from ..annexes.problems import Problem
from ..annexes.shown import annex_of
from ..compared import ComparedSection, compared
from ..conditions import answers, scope_refusal
from ..models import AutomationRequest, Initiative
from ..selectors import filings_of
from .opened import opened_case
from .own import WRITABLE, own_opened

TEMPLATE = "requests/file.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    case = own_opened(pk, request.actor)
    record = case.main
    if request.method == "POST":
        return _file(request, record)
    if record.state not in WRITABLE:
        return redirect("workplace:case", record.project.number)
    context = _context(case)
    refusal = scope_refusal(record.sections, record.owner)
    if refusal:
        return refusal_response(request, refusal, TEMPLATE, context)
    return render(request, TEMPLATE, context)


def _file(request: HttpRequest, record: Initiative) -> HttpResponse:
    answer = perform(record, "submit", actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        fresh = own_opened(record.pk, request.actor)
        return refusal_response(request, answer, TEMPLATE, _context(fresh))
    return redirect("requests:filed", answer.record.project.number)


@never_cache
@officer_required
@require_safe
def filed(request: HttpRequest, number: str) -> HttpResponse:
    """What was filed, and the receipts of its addressees."""
    case = opened_case(request, number)
    record = case.main
    if record.filer_id != request.actor.organisation_id:
        raise Http404
    step = record.STEPS["submit"].key
    context = {
        "case": case,
        "record": record,
        "deliveries": [
            row for row in case.deliveries if row.step == step and row.at == record.submitted_at
        ],
    }
    return render(request, "requests/filed.html", context)


def _context(case: Case) -> dict:
    record = case.main
    sections = record.sections
    step = record.STEPS["submit"]
    return {
        "case": case,
        "record": record,
        "annex": annex_of(record),
        "problems": _problems(record),
        "changed": _changed(record),
        "addressees": [case.parts.first(role) or holder_of(role) for role in step.delivers],
        "step": step,
        # Row 5 asks for it "where needed": asked, never forced.
        "faults_unsaid": isinstance(record, AutomationRequest)
        and answers(sections, "existing_systems").get("extent") == PARTIAL
        and not str(answers(sections, "current_state").get("partial_faults", "")).strip(),
    }


def _problems(record: Initiative) -> list[tuple[BoundSection, list[Problem]]]:
    """Everything wrong, by the section where it is corrected."""
    parts = bound(record.ANNEX, record.sections, record.filer, judged=True)
    found = [(part, list(part.problems())) for part in parts]
    return [(part, problems) for part, problems in found if problems]


def _changed(record: Initiative) -> list[ComparedSection] | None:
    """What differs from the version that was filed last; None before the first filing."""
    last = filings_of(record).last()
    if last is None:
        return None
    filed = last.content["sections"]
    documents = documents_of(record.ANNEX, filed, record.filer)
    documents |= documents_of(record.ANNEX, record.sections, record.filer)
    return compared(record.ANNEX, filed, record.sections, documents)
