"""The opening of the bids (clauses 36, 47, 49): presence, quorum, the opener at work, what came of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.accounts.actor import SYSTEM
from portal.rules.refusal import Refusal
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import foresee, perform
from portal.workflow.steps import Act
from requests_app.meanwhile import changes_of

from ...assembly import assembly_of
from ...conditions.evaluation import bids_of
from ...conditions.opening import voter_of
from ...models import Bid, Tender
from ...papers.listed import papers_of
from ...sealing.orders import opener_trouble, order_opening
from .tender import opened_tender

TEMPLATE = "procurement/commission/opening.html"
PREVIEW = "procurement/commission/opening_preview.html"
WAITING = "procurement/commission/_waiting.html"
State = Tender.State
BEFORE = (State.ACCEPTING_BIDS, State.CLOSED)
AFTER = (State.OPENED, State.EVALUATED, State.AWARDED)


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, number: str) -> HttpResponse:
    """For those who will see the bids; 404 for everybody else."""
    case, tender = opened_tender(request, number)
    if not case.parts.roles_of(request.actor) & Bid.SEEN_BY:
        raise Http404
    if request.method == "POST":
        return _post(request, case, tender)
    if tender.state not in (*BEFORE, State.OPENING, *AFTER):
        return redirect("workplace:case", number)
    return render(request, TEMPLATE, _context(case, tender))


def _post(request: HttpRequest, case: Case, tender: Tender) -> HttpResponse:
    match request.POST.get("step"):
        case "confirm_presence":
            return _take(request, tender, "confirm_presence")
        case "open_bids":
            if "send" in request.POST:
                return _take(request, tender, "open_bids")
            return _look_first(request, case, tender)
        case "look":
            return _look(request, case, tender)
        case "ask_again":
            return _ask_again(request, case, tender)
    raise Http404


def _look_first(request: HttpRequest, case: Case, tender: Tender) -> HttpResponse:
    refusal = foresee(
        tender, "open_bids", actor=request.actor, version=posted_version(request),
        parts=case.parts, moment=case.moment,
    )  # fmt: skip
    context = _context(case, tender)
    if refusal is not None:
        context["changes"] = changes_of(refusal)
        return refusal_response(request, refusal, TEMPLATE, context)
    return render(request, PREVIEW, context | {"title": _("Open the bids")})


def _take(request: HttpRequest, tender: Tender, step: str) -> HttpResponse:
    """The same submit again answers as the first did."""
    number = tender.project.number
    answer = perform(tender, step, actor=request.actor, version=posted_version(request))
    if isinstance(answer, Refusal):
        context = _context(*opened_tender(request, number))
        context["changes"] = changes_of(answer)
        return refusal_response(request, answer, TEMPLATE, context)
    if step == "confirm_presence":
        messages.success(request, _("Your presence is confirmed."))
    return redirect("procurement:opening", number)


def _look(request: HttpRequest, case: Case, tender: Tender) -> HttpResponse:
    """Whether the opener is ready: what the sweep does each minute, without waiting for it."""
    if tender.state == State.OPENING:
        perform(tender, "receive_bids", actor=SYSTEM)
        case, tender = opened_tender(request, tender.project.number)
    if not request.htmx:
        return redirect("procurement:opening", tender.project.number)
    if tender.state == State.OPENING:
        return render(request, WAITING, _context(case, tender))
    response = HttpResponse(status=204)
    response["HX-Refresh"] = "true"
    return response


def _ask_again(request: HttpRequest, case: Case, tender: Tender) -> HttpResponse:
    """Once more, when what kept the opener from it is mended; a member's business."""
    number = tender.project.number
    act = Act(request.actor, case.moment, case.today)
    if tender.state == State.OPENING and voter_of(tender, act):
        order_opening(tender.sealed_round.pk, actor=request.actor)
    return redirect("procurement:opening", number)


def _context(case: Case, tender: Tender) -> dict:
    assembly = assembly_of(tender.project_id)
    steps = ("confirm_presence", "open_bids")
    after = tender.state in AFTER
    return {
        "case": case,
        "record": tender,
        "tender": tender,
        "title": _("Opening of the bids"),
        "version": tender.version,
        "assembly": assembly,
        "mine": assembly and assembly.seat_of(case.actor.user_id),
        "undeclared": assembly and case.withheld(assembly.commission, "declare_interest") is None,
        "withheld": {step: case.withheld(tender, step) for step in steps},
        "before": tender.state in BEFORE,
        "closed": tender.state == State.CLOSED,
        "after": after,
        "trouble": _trouble(tender),
        "bids": list(bids_of(tender).order_by("submitted_at", "pk")) if after else [],
        "papers": papers_of(case, tender) if after else [],
    }


def _trouble(tender: Tender) -> Refusal | None:
    waiting = tender.state == State.OPENING and tender.sealed_round
    return opener_trouble(waiting.pk) if waiting else None
