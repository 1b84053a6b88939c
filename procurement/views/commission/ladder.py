"""The ladder of clause 53-1: on which rung the tender stands, and the one decision that comes next."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.workflow.cases import Case
from portal.workflow.perform import Done
from requests_app.views.opened import receivers

from ...forms.tender import LadderForm
from ...models import Tender
from ...papers.frame import language_of
from ...papers.ladder import decision_preview
from ...rungs import DECISIONS, reason_of, rungs_of, step_of
from ..twice import Twice
from .tender import opened_tender

TEMPLATE = "procurement/commission/ladder.html"


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def ladder(request: HttpRequest, number: str) -> HttpResponse:
    """For every party; the form is the Commission's alone."""
    case, tender = opened_tender(request, number)
    # What was decided meanwhile answers a second press as it did the first.
    pages = PAGES.get(_asked(request) or step_of(tender))
    if pages is None:
        context = {"case": case, "record": tender, "form": None} | _context(case, tender)
        return render(request, TEMPLATE, context)
    if request.method == "POST":
        return pages.posted(request, case, tender)
    with override(language_of(tender)):
        reason = reason_of(tender)
    return pages.asked(request, case, tender, initial={"reason": reason})


def _asked(request: HttpRequest) -> str:
    return request.POST.get("step", "")


def _context(case: Case, tender: Tender) -> dict:
    step = step_of(tender)
    task = tender.design_task
    return {
        "title": _("Decision after a tender without a supplier"),
        "tender": tender,
        "task": task,
        "rungs": rungs_of(tender),
        "next": step,
        "rejected": tender.state == Tender.State.EVALUATED,
        "awaiting": tender.state == Tender.State.AWAITING_AMENDMENT,
        "preparing": tender.state == Tender.State.PREPARING and bool(tender.decisions),
        "cancelled": tender.state == Tender.State.CANCELLED,
    }


def _foreseen(step: str):
    def foreseen(case: Case, tender: Tender, form: Form) -> dict:
        words = form.cleaned_data["reason"]
        paper = decision_preview(case, tender, DECISIONS[step], words)
        return {"paper": paper} | receivers(case, tender.STEPS[step])

    return foreseen


def _done(request: HttpRequest, done: Done) -> HttpResponse:
    number = done.record.decisions[-1]["number"] if done.record.decisions else ""
    messages.success(request, _("The decision is taken: № %(number)s.") % {"number": number})
    return redirect("procurement:ladder", done.record.project.number)


PAGES = {
    step: Twice(
        step=step,
        form=LadderForm,
        opened=opened_tender,
        template=TEMPLATE,
        preview="procurement/commission/ladder_preview.html",
        context=_context,
        foreseen=_foreseen(step),
        done=_done,
        read=True,
    )
    for step in DECISIONS
}
