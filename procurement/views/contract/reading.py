"""The contract to be read, with what the reader may do with it; and its signing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform
from requests_app.meanwhile import changes_of

from ...models import Contract
from .opened import opened_contract, read_contract, sides

STEPS = ("write_terms", "sign", "decline")
READING, SIGNING = "procurement/contract/reading.html", "procurement/contract/signing.html"


@never_cache
@require_safe
@officer_required
def contract(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_contract(request, number)
    return render(request, READING, _context(case, record, _("Contract")))


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, number: str) -> HttpResponse:
    """The whole contract, and the confirmation below it."""
    case, record = opened_contract(request, number)
    if request.method == "POST":
        return _sign(request, record)
    context = _context(case, record, record.STEPS["sign"].title)
    return render(request, SIGNING, context | {"refusal": context["withheld"]["sign"]})


def _sign(request: HttpRequest, record: Contract) -> HttpResponse:
    """What is signed is what was read: a contract that was changed meanwhile is read again."""
    number = record.project.number
    answer = perform(record, "sign", actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        case, record = opened_contract(request, number)
        context = _context(case, record, record.STEPS["sign"].title)
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, SIGNING, context)
    _case, record = opened_contract(request, number)
    if record.signed_at:
        said = _("Both parties have signed: the contract № %(number)s is in force.")
        messages.success(request, said % {"number": record.number})
    else:
        messages.success(request, _("You have signed. The other party signs next."))
    return redirect("procurement:contract", number)


def _context(case: Case, record: Contract, title: object) -> dict:
    return {
        "case": case,
        "record": record,
        "title": title,
        "step": record.STEPS["sign"],
        "version": record.version,
        "withheld": {step: case.withheld(record, step) for step in STEPS},
        "sides": sides(record),
        "is_customer": case.actor.organisation_id == record.customer_id,
        "is_supplier": case.actor.organisation_id == record.supplier_id,
        "drafting": record.state == Contract.State.DRAFTING,
    } | read_contract(case, record)
