"""The conclusion as the ministry will read it, and issuing it (clause 11)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web import words
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.perform import obstacles, perform

from ..candidates import Candidate, candidates_of
from ..criteria import Judged, judged
from ..meanwhile import changes_of
from ..models import Conclusion
from ..papers import conclusion_preview
from .opened import concluded_case

TEMPLATE = "requests/conclusion_preview.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """404 for everybody but the integrator until it is issued; then it stands in the case file."""
    case, record = concluded_case(request, number)
    if request.method == "POST":
        return _issue(request, record)
    if record.state != Conclusion.State.DRAFT:
        return redirect("workplace:case", number)
    return render(request, TEMPLATE, _context(case, record))


def _issue(request: HttpRequest, record: Conclusion) -> HttpResponse:
    """The same submit again answers as the first did."""
    number = record.project.number
    answer = perform(record, "issue", actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        context = _context(*concluded_case(request, number))
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, TEMPLATE, context)
    messages.success(request, _issued(answer.record))
    return redirect("workplace:case", number)


def _issued(record: Conclusion) -> str:
    said = _("Conclusion № %(number)s is issued and delivered to the ministry.") % {
        "number": record.number
    }
    term = Obligation.objects.filter(project=record.project_id, code="13.decision").last()
    if term is None:
        return said
    until = _("The ministry's term for the decision ends on %(day)s.") % {
        "day": words.long_date(term.due_on)
    }
    return f"{said} {until}"


def _context(case: Case, record: Conclusion) -> dict:
    candidates = candidates_of(record, case.actor)
    refusals = obstacles(record, "issue", case.actor, case.parts, case.moment)
    return {
        "case": case,
        "record": record,
        "paper": conclusion_preview(case, candidates),
        "obstacles": [
            (refusal, _places(record, refusal, judged(record.criteria), candidates))
            for refusal in refusals
        ],
        "step": record.STEPS["issue"],
    }


def _places(
    record: Conclusion, refusal: Refusal, criteria: list[Judged], candidates: list[Candidate]
) -> list[tuple[str, str]]:
    """Where in the workplace to mend what a refusal names: (address, words)."""
    here = reverse("requests:conclusion", args=[record.project.number])
    missing, same = refusal.facts.get("missing", []), refusal.facts.get("same", [])
    third = ["3"] if same else []
    return [
        (f"{here}#criterion-{each.number}", f"{each.number}. {each.label}")
        for each in criteria
        if each.number in [*missing, *third]
    ] + [
        (f"{here}#candidate-{each.place}", f"{each.place}. {each.title}")
        for each in candidates
        if each.key in [*missing, *same]
    ]
