"""The ministry's decision: what it rests on, one form, the notice as it will be read (clause 13)."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.actors import Role
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from portal.workflow.perform import foresee, perform

from ..candidates import candidates_of
from ..criteria import judged
from ..forms.decision import TAKEN_AS, DecisionForm
from ..meanwhile import changes_of
from ..models import Initiative
from ..models.conclusion import Outcome
from ..papers import decision_preview, sent_paper
from .opened import opened_case, receivers

TEMPLATE = "requests/decision.html"
PREVIEW = "requests/decision_preview.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the record; the form is the ministry's alone."""
    case = opened_case(request, number)
    if request.method == "POST":
        return _post(request, case)
    chosen = {"decision": request.GET.get("decision", "")}
    context = _context(case, _form(case, initial=chosen))
    context["refusal"] = context["too_early"]
    return render(request, TEMPLATE, context)


def _post(request: HttpRequest, case: Case) -> HttpResponse:
    """Look at the notice, go back from it with everything kept, or send it."""
    version = posted_version(request)
    if "edit" in request.POST:
        form = _form(case, initial=request.POST.dict())
        return render(request, TEMPLATE, _context(case, form) | {"version": version})
    form = _form(case, request.POST)
    if not form.is_valid():
        context = _context(case, form) | {"version": version}
        return render(request, TEMPLATE, context, status=422)
    if "send" in request.POST:
        return _send(request, case, form, version)
    refusal = foresee(
        case.main, form.step, actor=request.actor, version=version,
        parts=case.parts, moment=case.moment, **form.data_of_step,
    )  # fmt: skip
    if refusal is not None:
        return _refused(request, case, form, refusal, version)
    words = form.cleaned_data["words"]
    paper = decision_preview(case, agrees=form.agrees, words=words)
    step = case.main.STEPS[form.step]
    context = {"case": case, "record": case.main, "version": version, "form": form, "step": step}
    return render(request, PREVIEW, context | {"paper": paper} | receivers(case, step))


def _send(request: HttpRequest, case: Case, form: DecisionForm, version: int) -> HttpResponse:
    """The same submit again answers as the first did. An agreement leads to the second notice."""
    answer = perform(
        case.main, form.step, actor=request.actor, version=version, **form.data_of_step
    )
    if isinstance(answer, Refusal):
        return _refused(request, opened_case(request, case.project.number), form, answer, version)
    messages.success(
        request,
        _("The decision is taken and the notice is sent: No. %(number)s.")
        % {"number": answer.record.decision_number},
    )
    page = "requests:notice" if form.agrees else "workplace:case"
    return redirect(page, case.project.number)


def _refused(
    request: HttpRequest, case: Case, form: DecisionForm, refusal: Refusal, version: int
) -> HttpResponse:
    """The page as it is now, with what was typed. After "stale" the form carries the new version."""
    context = _context(case, form)
    if refusal.fields:
        # Errors of fields stand at the fields and in their summary: no third place for them.
        words = refusal.fields.get(TAKEN_AS[form.step], [])
        show_on_form(replace(refusal, fields={"words": words}), form)
        return render(request, TEMPLATE, context | {"version": version}, status=refusal.status)
    context["changes"] = changes_of(refusal)
    return refusal_response(request, refusal, TEMPLATE, context)


def _form(case: Case, data=None, **kwargs) -> DecisionForm:
    return DecisionForm(data, failed=_failed(case), language=case.main.language, **kwargs)


def _failed(case: Case) -> list[str]:
    conclusion = case.latest(Kind.CONCLUSION)
    kept = conclusion.criteria if conclusion else {}
    return [number for number, said in kept.items() if said["outcome"] == Outcome.NOT_MET]


def _context(case: Case, form: DecisionForm) -> dict:
    record: Initiative = case.main
    conclusion = _received(case)
    decides = Role.AUTHORISED_BODY in case.parts.roles_of(case.actor)
    withheld = case.withheld(record, "agree") if decides else None
    decided = sent_paper(case, "decision")
    criteria = judged(conclusion.criteria) if conclusion else []
    return {
        "case": case,
        "record": record,
        "version": record.version,
        "conclusion": conclusion,
        "criteria": criteria,
        "failed": [each for each in criteria if each.kept.get("outcome") == Outcome.NOT_MET],
        "candidates": candidates_of(conclusion, case.actor) if conclusion else [],
        "form": form,
        "decides": decides,
        "writable": decides and withheld is None,
        "too_early": withheld if not decided else None,
        "paper": decided,
    }


def _received(case: Case):
    """The conclusion, once it is issued: a draft is the integrator's alone, also on this page."""
    conclusion = case.latest(Kind.CONCLUSION)
    return conclusion if conclusion and conclusion.issued_at else None
