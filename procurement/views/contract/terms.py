"""Writing the terms of the contract: begun from the award and the design task, kept as the customer says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response, show_on_form
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform
from requests_app.meanwhile import changes_of

from ...drafting import drafted_terms
from ...forms.contract import TermsForm
from ...models import Contract
from .opened import opened_contract

TEMPLATE = "procurement/contract/terms.html"
STEP = "write_terms"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_contract(request, number)
    if request.method == "POST":
        return _write(request, record)
    form = TermsForm(initial=record.terms or drafted_terms(record))
    context = _context(case, record, form)
    return render(request, TEMPLATE, context | {"refusal": context["withheld"]})


def _write(request: HttpRequest, record: Contract) -> HttpResponse:
    """The same submit again answers as the first did."""
    number, form = record.project.number, TermsForm(request.POST)
    version = posted_version(request)
    typed = {name: request.POST.get(name, "") for name in form.fields}
    answer = perform(record, STEP, actor=request.actor, version=version, **typed)
    if not isinstance(answer, Refusal):
        messages.success(
            request, _("The terms are kept and the supplier is told. Read the contract.")
        )
        return redirect("procurement:contract", number)
    form.errors.clear()  # the refusal says all there is to say about the fields
    context = _context(*opened_contract(request, number), form)
    if answer.fields:
        show_on_form(answer, form)
        context["version"] = version
        return render(request, TEMPLATE, context, status=answer.status)
    context["changes"] = changes_of(answer)
    return refusal_response(request, answer, TEMPLATE, context)


def _context(case: Case, record: Contract, form: TermsForm) -> dict:
    return {
        "case": case,
        "record": record,
        "tender": record.for_tender,
        "step": record.STEPS[STEP],
        "title": record.STEPS[STEP].title,
        "form": form,
        "version": record.version,
        "withheld": case.withheld(record, STEP),
    }
