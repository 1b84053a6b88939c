"""The dossier of clause 85: the integrator presents it, the Commission decides from it."""

from django.contrib import messages
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
from portal.workflow.models.record import Kind
from portal.workflow.perform import foresee, obstacles, perform
from requests_app.meanwhile import changes_of
from requests_app.views.opened import receivers

from ...dossier import dossier_of
from ...forms.testing import FormationForm, RefuseFormationForm
from ...models import Testing
from ...papers.operation.formation import formation_preview
from .stepping import opened

TEMPLATE = "procurement/operation/dossier.html"
PREVIEW = "procurement/operation/dossier_preview.html"
FORMS = {"decide_formation": FormationForm, "refuse_formation": RefuseFormationForm}


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Http404 without a rental: there no Commission decides (X15)."""
    case, testing = opened(request, number, Kind.TESTING)
    if not testing.rental:
        raise Http404
    if request.method == "POST":
        return _post(request, case, testing)
    return render(request, TEMPLATE, _context(case, testing))


def _post(request: HttpRequest, case: Case, testing: Testing) -> HttpResponse:
    post, version = request.POST, posted_version(request)
    step = post.get("step")
    if step == "present_documents":
        return _take(request, testing, step, version, {"documents": post.getlist("documents")})
    if step not in FORMS:
        raise Http404
    data = {name: post.get(name, "") for name in FORMS[step].base_fields}
    if step == "refuse_formation" or "confirm" in post:
        return _take(request, testing, step, version, data)
    if "edit" in post:
        form = FormationForm(initial=data)
        return render(request, TEMPLATE, _context(case, testing, form) | {"version": version})
    return _preview(request, case, testing, version, data)


def _preview(
    request: HttpRequest, case: Case, testing: Testing, version: int, data: dict
) -> HttpResponse:
    """The decision as it would stand; nothing is kept yet."""
    step = "decide_formation"
    refusal = foresee(
        testing, step, actor=request.actor, version=version, parts=case.parts,
        moment=case.moment, **data,
    )  # fmt: skip
    if refusal is not None:
        return _refused(request, testing.project.number, step, refusal, data)
    context = {
        "case": case, "record": testing, "version": version, "data": data,
        "step": testing.STEPS[step], "paper": formation_preview(case, testing, **data),
    }  # fmt: skip
    return render(request, PREVIEW, context | receivers(case, testing.STEPS[step]))


def _take(
    request: HttpRequest, testing: Testing, step: str, version: int, data: dict
) -> HttpResponse:
    number = testing.project.number
    answer = perform(testing, step, actor=request.actor, version=version, **data)
    if isinstance(answer, Refusal):
        return _refused(request, number, step, answer, data)
    messages.success(request, _("Done: %(step)s.") % {"step": testing.STEPS[step].title})
    back = "procurement:dossier" if step == "present_documents" else "workplace:case"
    return redirect(back, number)


def _refused(
    request: HttpRequest, number: str, step: str, answer: Refusal, data: dict
) -> HttpResponse:
    case, testing = opened(request, number, Kind.TESTING)
    form = FORMS[step](data) if step in FORMS else None
    if form is not None:
        form.errors.clear()
        show_on_form(answer, form)
    decide = form if step == "decide_formation" else None
    refuse = form if step == "refuse_formation" else None
    context = _context(case, testing, decide, refuse) | {"changes": changes_of(answer)}
    if step == "present_documents":
        context["present_error"] = next(iter(answer.fields.get("documents", [])), "")
        context["chosen"] = data["documents"]
    if answer.fields:
        return render(request, TEMPLATE, context, status=answer.status)
    return refusal_response(request, answer, TEMPLATE, context)


def _context(case: Case, testing: Testing, decide=None, refuse=None) -> dict:
    parts = dossier_of(case, testing)
    steps = testing.STEPS
    decides = case.parts.may(case.actor, steps["decide_formation"], testing)
    found = obstacles(testing, "decide_formation", case.actor, case.parts, case.moment)
    return {
        "case": case,
        "record": testing,
        "version": testing.version,
        "parts": parts,
        "missing": [part for part in parts if not part.presented],
        "may_present": case.withheld(testing, "present_documents") is None,
        "present_step": steps["present_documents"],
        "chosen": [part.name for part in parts if part.there and not part.presented],
        "decides": decides and testing.state in (Testing.State.NOTIFIED, Testing.State.CONVENED),
        # What the list of the missing does not say itself.
        "obstacles": [refusal for refusal in found if not refusal.code.endswith("-missing")],
        "may_decide": decides and not found,
        "may_refuse": case.withheld(testing, "refuse_formation") is None,
        "decide_step": steps["decide_formation"],
        "refuse_step": steps["refuse_formation"],
        "decide_form": decide or FormationForm(),
        "refuse_form": refuse or RefuseFormationForm(),
    }
