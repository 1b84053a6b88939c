"""Closing the evaluation (ours): who has scored, what is missing, dissent; afterwards the totals of all."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.workflow.cases import Case
from portal.workflow.perform import Done, obstacles

from ...conditions.evaluation import bids_of
from ...forms.tender import EvaluateForm
from ...judged import given_by_members, progress_of
from ...models import Tender
from ..twice import Twice
from .opened import opened_bids, with_bids

EVALUATED = (Tender.State.EVALUATED, Tender.State.AWARDED)


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, number: str) -> HttpResponse:
    case, tender = opened_bids(request, number)
    pages = PAGES.posted if request.method == "POST" else PAGES.asked
    return pages(request, case, tender)


def _context(case: Case, tender: Tender) -> dict:
    bids = list(bids_of(tender).order_by("submitted_at", "pk"))
    evaluated = tender.state in EVALUATED
    admitted = [bid for bid in bids if not bid.rejection]
    return {
        "title": _("Evaluation of the bids"),
        "tender": tender,
        "bids": bids,
        "evaluated": evaluated,
        "progress": [] if evaluated else progress_of(tender),
        "waiting": sum(bid.state == bid.State.OPENED for bid in bids),
        "obstacles": []
        if evaluated
        else obstacles(tender, "evaluate", case.actor, case.parts, case.moment),
        "totals": with_bids(tender, bids),
        "given": given_by_members(tender, admitted) if evaluated else [],
        "may_award": case.withheld(tender, "award") is None,
    }


def _foreseen(case: Case, tender: Tender, form: Form) -> dict:
    return {"dissent": form.cleaned_data["dissent"]}


def _done(request: HttpRequest, done: Done) -> HttpResponse:
    messages.success(request, _("The evaluation is closed; the totals are below."))
    return redirect("procurement:evaluation", done.record.project.number)


PAGES = Twice(
    step="evaluate",
    form=EvaluateForm,
    opened=opened_bids,
    template="procurement/evaluation/closing.html",
    preview="procurement/evaluation/closing_preview.html",
    context=_context,
    foreseen=_foreseen,
    done=_done,
    read=True,
)
