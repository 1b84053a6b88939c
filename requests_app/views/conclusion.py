"""The conclusion's workplace: three criteria beside the request (clause 11)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.access import Parts
from portal.workflow.locks import hold_calendar
from portal.workflow.models import Project
from portal.workflow.perform import available, perform

from ..criteria import CriterionForm, changes_of, judged
from ..models import AutomationRequest, Conclusion

TEMPLATE = "requests/conclusion.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: HttpRequest, number: str) -> HttpResponse:
    """404 for everybody but the integrator until it is issued; then it stands in the case file."""
    record = _latest(number, request)
    if request.method == "POST":
        return _post(request, record)
    context = _context(request, record, CriterionForm.of(record.criteria))
    if not context["writable"]:
        return redirect("workplace:case", number)
    return render(request, TEMPLATE, context)


def _post(request: HttpRequest, record: Conclusion) -> HttpResponse:
    number, version = record.project.number, posted_version(request)
    forms = CriterionForm.of(record.criteria, request.POST)
    # A criterion that nothing was said of may wait; what is kept already is not saved again.
    changed = {key: form for key, form in forms.items() if form.has_changed()}
    if not all(form.is_valid() for form in changed.values()):
        context = _context(request, record, forms) | {"version": version, "incomplete": True}
        return render(request, TEMPLATE, context, status=422)
    said = {key: form.cleaned_data for key, form in changed.items()}
    try:
        _assess(record, said, request, version)
    except Refused as refused:
        context = _context(request, _latest(number, request), forms)
        context["changes"] = changes_of(refused.refusal)
        return refusal_response(request, refused.refusal, TEMPLATE, context)
    if "issue" in request.POST:
        return redirect("workplace:step", number, record.kind, "issue")
    messages.success(request, _("The conclusion is saved."))
    return redirect("requests:conclusion", number)


def _assess(record: Conclusion, said: dict, request: HttpRequest, version: int) -> None:
    """One `assess` for each changed criterion, all or none; nothing for what is kept already.

    The project is locked around them, so that a second press of the button finds the
    first one's work done instead of half done. Raises `Refused`.
    """
    with transaction.atomic():
        hold_calendar()
        Project.objects.select_for_update().get(pk=record.project_id)
        kept = Conclusion.objects.get(pk=record.pk).criteria
        for key, answers in said.items():
            if kept.get(key) == answers:
                continue
            outcome = perform(
                record, "assess", actor=request.actor, version=version, criterion=key, **answers
            )
            if isinstance(outcome, Refusal):
                raise Refused(outcome)
            version = outcome.record.version


def _latest(number: str, request: HttpRequest) -> Conclusion:
    if "\0" in number:  # PostgreSQL would not take the question
        raise Http404
    rows = Conclusion.objects.visible_to(request.actor).filter(project__number=number)
    found = rows.select_related("project", "filer").order_by("-pk").first()
    if found is None:
        raise Http404
    return found


def _context(request: HttpRequest, record: Conclusion, forms: dict[str, CriterionForm]) -> dict:
    parts = Parts.of(record.project_id)
    steps = {step.name: refusal for step, refusal in available(record, request.actor, parts)}
    requests = AutomationRequest.objects.visible_to(request.actor).filter(project=record.project_id)
    return {
        "record": record,
        "version": record.version,
        "asked": requests.select_related("project", "filer").order_by("-pk").first(),
        "criteria": judged(record.criteria, forms),
        "writable": "assess" in steps and steps["assess"] is None,
        "issue": record.STEPS["issue"],
    }
