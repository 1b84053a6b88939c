"""Where a request for development begins: with the questions of clause 3."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal, Refused
from portal.web.refusals import refusal_response
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...annexes.choices import LANGUAGES
from ...development.actions import start_development
from ...development.conditions import (
    ANOTHER_IS_OPEN,
    NOT_THE_CUSTOMER,
    asked_for,
    not_to_be_developed,
)
from ...forms.development import ScopeForm
from ...models import DevelopmentRequest

TEMPLATE = "requests/development/start.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, number: str) -> HttpResponse:
    """For everybody who sees the case, with the reason why it is not theirs; the form is the customer's."""
    case = Case.of(number, request.actor)
    service = case.latest(Kind.IC_SERVICE)
    if service is None:
        raise Http404
    if request.method == "POST":
        return _post(request, case, service)
    found = asked_for(service) if service.customer_id == case.actor.organisation_id else None
    if found and found.state == DevelopmentRequest.State.DRAFT:
        return redirect("requests:development", number)
    withheld = _withheld(case, service, found)
    return render(request, TEMPLATE, _context(case, service, _form(service)) | withheld)


def _post(request: HttpRequest, case: Case, service) -> HttpResponse:
    form = ScopeForm(request.POST, customer=service.customer)
    context = _context(case, service, form) | {"nothing_stored": True}
    if secrets := form.refused_at_once:
        return refusal_response(request, secrets, TEMPLATE, context)
    if not form.is_valid():
        return render(request, TEMPLATE, _context(case, service, form), status=422)
    try:
        start_development(
            service, actor=request.actor, scope=form.scope, language=form.cleaned_data["language"]
        )
    except Refused as refused:
        return refusal_response(request, refused.refusal, TEMPLATE, context)
    return redirect("requests:development", case.project.number)


def _withheld(case: Case, service, found: DevelopmentRequest | None) -> dict[str, Refusal]:
    if service.customer_id != case.actor.organisation_id:
        return {"withheld": NOT_THE_CUSTOMER}
    refusal = not_to_be_developed(service) or (ANOTHER_IS_OPEN if found else None)
    return {"withheld": refusal} if refusal else {}


def _form(service) -> ScopeForm:
    language = get_language()
    usual = language if language in dict(LANGUAGES) else LANGUAGES[0][0]
    return ScopeForm(initial={"language": usual}, customer=service.customer)


def _context(case: Case, service, form: ScopeForm) -> dict:
    step = DevelopmentRequest.STEPS["submit"]
    return {"case": case, "record": case.main, "service": service, "form": form, "step": step}
