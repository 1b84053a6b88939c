"""The award: the term of clause 73, a look at the protocol, the confirmation."""

from datetime import date

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

from ...conditions.evaluation import bids_of, ranked
from ...forms.tender import AwardForm
from ...models import Tender
from ...papers.award import award_preview
from ..twice import Twice
from .opened import opened_bids, with_bids


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def award(request: HttpRequest, number: str) -> HttpResponse:
    case, tender = opened_bids(request, number)
    if request.method == "POST":
        return PAGES.posted(request, case, tender)
    if tender.state == Tender.State.AWARDED:
        return redirect("procurement:evaluation", number)
    return PAGES.asked(request, case, tender)


def _context(case: Case, tender: Tender) -> dict:
    first, *others = ranked(tender) or [None]
    return {
        "tender": tender,
        "first": first,
        "second": others[0] if others else None,
        "totals": with_bids(tender, list(bids_of(tender))),
        "ladder": first is None and case.withheld(tender, "decide_reannouncement") is None,
    }


def _foreseen(case: Case, tender: Tender, form: Form) -> dict:
    days = form.cleaned_data["readiness_days"]
    explanation = case.calendar.explain(case.today, days) if days else None
    until: date = form.cleaned_data["readiness_on"] or explanation.due
    return {
        "paper": award_preview(case, tender, readiness_on=until, days=days),
        "until": until,
        "explanation": explanation,
    } | _receivers(case, tender)


def _receivers(case: Case, tender: Tender) -> dict:
    """The winner becomes a party by the award itself."""
    winner = ranked(tender)[0].filer
    return receivers(case, tender.STEPS["award"]) | {"delivered": [winner.name]}


def _done(request: HttpRequest, done: Done) -> HttpResponse:
    messages.success(
        request,
        _("The contract is awarded: protocol № %(number)s. A contract with the winner is opened.")
        % {"number": done.record.protocol_number},
    )
    return redirect("workplace:case", done.record.project.number)


PAGES = Twice(
    step="award",
    form=AwardForm,
    opened=opened_bids,
    template="procurement/evaluation/award.html",
    preview="procurement/evaluation/award_preview.html",
    context=_context,
    foreseen=_foreseen,
    done=_done,
)
