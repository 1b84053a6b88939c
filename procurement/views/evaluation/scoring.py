"""Considering the opened bids: admission, one's own points, and the totals once the evaluation is closed.

What other members gave is shown to nobody before that (ours).
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import perform

from ...conditions.evaluation import bids_of
from ...models import Bid, Score, Tender
from ...selectors import commission_of, member_of
from .opened import opened_bids, with_bids

TEMPLATE = "procurement/evaluation/scoring.html"
STEPS = ("admit_bid", "reject_bid", "score")
State = Tender.State


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion, the field of its points, and what stands in it."""

    number: int
    title: str
    weight: int
    value: str

    @property
    def name(self) -> str:
        return f"points-{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One bid as one member considers it."""

    bid: Bid
    lines: list[Line]
    complete: bool
    reason: str = ""
    refusal: Refusal | None = None


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def scoring(request: HttpRequest, number: str) -> HttpResponse:
    case, tender = opened_bids(request, number)
    if request.method == "POST":
        return _take(request, tender)
    return render(request, TEMPLATE, _context(case, tender))


def _take(request: HttpRequest, tender: Tender) -> HttpResponse:
    post, number = request.POST, tender.project.number
    step = post.get("step")
    if step not in STEPS:
        raise Http404
    data: dict = {"bid": post.get("bid", "")}
    if step == "reject_bid":
        data["reason"] = post.get("reason", "")
    if step == "score":
        count = len(tender.design_task.criteria)
        data["points"] = {str(at): post.get(f"points-{at}", "") for at in range(1, count + 1)}
    # Members score side by side: nobody's points are refused because another's came meanwhile.
    version = {} if step == "score" else {"version": posted_version(request)}
    answer = perform(tender, step, actor=request.actor, **version, **data)
    if not isinstance(answer, Refusal):
        messages.success(request, _("Done: %(step)s.") % {"step": tender.STEPS[step].title})
        return redirect("procurement:scoring", number)
    context = _context(*opened_bids(request, number), refused=(answer, data))
    if answer.fields:
        return render(request, TEMPLATE, context, status=answer.status)
    return refusal_response(request, answer, TEMPLATE, context)


def _context(case: Case, tender: Tender, refused: tuple[Refusal, dict] | None = None) -> dict:
    commission = commission_of(tender.project_id)
    mine = member_of(commission, case.actor) if commission else None
    bids = list(bids_of(tender).order_by("submitted_at", "pk"))
    criteria = tender.design_task.criteria
    points = _points(bids, mine)
    sheets = [_sheet(bid, criteria, points.get(bid.pk, {}), refused) for bid in bids]
    return {
        "case": case,
        "record": tender,
        "tender": tender,
        "sheets": sheets,
        "withheld": {step: case.withheld(tender, step) for step in STEPS},
        "may_score": mine is not None and case.withheld(tender, "score") is None,
        "member": mine,
        "totals": with_bids(tender, bids),
        "evaluated": tender.state in (State.EVALUATED, State.AWARDED),
        "waiting": sum(bid.state == Bid.State.OPENED for bid in bids),
        "unscored": sum(
            sheet.bid.state == Bid.State.ADMITTED and not sheet.complete for sheet in sheets
        ),
    }


def _points(bids: list[Bid], member) -> dict[int, dict[int, int]]:
    """The member's own points, by bid and criterion. Nobody else's are read."""
    found: dict[int, dict[int, int]] = {}
    if member is not None:
        for score in Score.objects.filter(bid__in=bids, member=member):
            found.setdefault(score.bid_id, {})[score.criterion] = score.points
    return found


def _sheet(bid: Bid, criteria: list[dict], points: dict, refused) -> Sheet:
    answer, typed = refused if refused and refused[1]["bid"] == bid.number else (None, {})
    said = typed.get("points", {})
    lines = [
        Line(at, row["title"], row["weight"], str(said.get(str(at), points.get(at, ""))))
        for at, row in enumerate(criteria, 1)
    ]
    return Sheet(bid, lines, len(points) == len(criteria), typed.get("reason", ""), answer)
