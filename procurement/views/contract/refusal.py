"""The supplier declines the contract: with a reason, knowing what follows (ours)."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.workflow.cases import Case
from portal.workflow.perform import Done
from requests_app.views.opened import receivers

from ...forms.contract import DeclineForm
from ...models import Contract
from ..twice import Twice
from .opened import opened_contract


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def refusal(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_contract(request, number)
    pages = PAGES.posted if request.method == "POST" else PAGES.asked
    return pages(request, case, record)


def _context(case: Case, record: Contract) -> dict:
    """That there is another bidder is said; who it is, is the Commission's business."""
    return {"runner_up": record.for_tender.runner_up_id is not None}


def _foreseen(case: Case, record: Contract, form: Form) -> dict:
    return {"reason": form.cleaned_data["reason"]} | receivers(case, record.STEPS["decline"])


def _done(request: HttpRequest, done: Done) -> HttpResponse:
    messages.success(
        request, _("The contract is declined. The customer and the Commission are told.")
    )
    return redirect("workplace:case", done.record.project.number)


PAGES = Twice(
    step="decline",
    form=DeclineForm,
    opened=opened_contract,
    template="procurement/contract/refusal.html",
    preview="procurement/contract/refusal_preview.html",
    context=_context,
    foreseen=_foreseen,
    done=_done,
)
