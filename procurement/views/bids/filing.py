"""Writing a bid (Annex 4): kept as an encrypted draft at every press of a button."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.documents.content import InvalidFile
from portal.rules.refusal import Refusal
from portal.web.refusals import show_on_form

from ...bidding.desk import Desk
from ...bidding.written import WrittenBid, begun, changed_rows, gather
from ...sealing.drafts import add_draft_file, remove_draft_file, save_bid_draft
from ...sealing.judging import read_upload, refuse_content
from ..tenders.opened import opened_tender

FORM, STANDING = "procurement/bids/form.html", "procurement/bids/standing.html"


@never_cache
@sensitive_post_parameters()
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def bid(request: HttpRequest, number: str) -> HttpResponse:
    desk = Desk(opened_tender(number), request.actor)
    if request.method == "POST":
        return _post(request, desk)
    if desk.refusal or desk.standing and "replace" not in request.GET:
        # A closed tender is a page to read; who may not bid at all is refused.
        status = 200 if desk.standing or desk.opened or not desk.refusal else desk.refusal.status
        context = desk.context | {"refusal": desk.refusal}
        return render(request, STANDING, context, status=status)
    typed = desk.draft.content if desk.draft else begun(desk.tender, request.actor)
    return _page(request, desk, typed, judged="check" in request.GET)


def _post(request: HttpRequest, desk: Desk) -> HttpResponse:
    typed = changed_rows(gather(request.POST), request.POST)
    if desk.refusal is None and desk.draft and _stale(request, desk, typed):
        return _page(request, desk, typed, meanwhile=True, status=409)
    kept = save_bid_draft(desk.round.pk, actor=request.actor, content=typed)
    if isinstance(kept, Refusal):
        return _page(request, desk, typed, refusal=kept, status=kept.status)
    problems = _change_files(request, desk)
    desk = desk.fresh()
    if problems:
        return _page(request, desk, typed, problems=problems, status=422)
    if request.POST.get("go") != "review":
        anchor = "conformity" if request.POST.keys() & {"add", "remove"} else "bid-form"
        return redirect(f"{_address(desk)}#{anchor}")
    written = WrittenBid(typed)
    if not written.valid or _refused(desk, written):
        return _page(request, desk, typed, judged=True, status=422)
    return redirect("procurement:bid-review", desk.tender.project.number)


def _stale(request: HttpRequest, desk: Desk, typed: dict) -> bool:
    """A colleague saved something else since the page was shown."""
    return request.POST.get("seen", "") != desk.seen and desk.draft.content != typed


def _change_files(request: HttpRequest, desk: Desk) -> list:
    """Files more or less in the draft; what is wrong with those that were not taken."""
    problems, round_id = [], desk.round.pk
    for upload in request.FILES.getlist("attachments"):
        try:
            taken = add_draft_file(round_id, actor=request.actor, attachment=read_upload(upload))
        except InvalidFile as invalid:
            problems.append(f"{upload.name}: {invalid.message}")
            continue
        if isinstance(taken, Refusal):
            problems.append(f"{upload.name}: {taken.message}")
    try:
        removed = UUID(request.POST.get("remove_file", ""))
    except ValueError:
        return problems
    gone = remove_draft_file(round_id, actor=request.actor, file=removed)
    return [*problems, gone.message] if isinstance(gone, Refusal) else problems


def _refused(desk: Desk, written: WrittenBid) -> Refusal | None:
    """What sealing would say of the content: the ceiling is judged here as well."""
    content = written.content(desk.tender)
    return refuse_content(content, (), desk.tender.design_task.ceiling)


def _address(desk: Desk) -> str:
    address = reverse("procurement:bid", args=[desk.tender.project.number])
    return f"{address}?replace" if desk.standing else address


def _page(
    request: HttpRequest,
    desk: Desk,
    typed: dict,
    *,
    judged: bool = False,
    status: int = 200,
    **more,
) -> HttpResponse:
    written = WrittenBid(typed)
    form, rows = written.unjudged
    if judged:
        form, rows = written.form, written.rows
        if written.valid and (refusal := _refused(desk, written)):
            show_on_form(refusal, form)
    context = desk.context | {"form": form, "rows": rows, "here": _address(desk)} | more
    return render(request, FORM, context, status=status)
