"""The task list of a draft: where each section stands, and the way out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.access import officer_required
from portal.rules.refusal import Refused
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version

from ..actions import discard_draft
from ..annexes.bound import bound
from ..annexes.progress import progress
from .own import WRITABLE, State, own_initiative


@never_cache
@officer_required
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    record = own_initiative(pk, request.actor)
    if record.state not in WRITABLE:
        return redirect("workplace:case", record.project.number)
    parts = bound(
        record.ANNEX, record.sections, record.filer, judged=True, language=record.language
    )
    sections = progress(parts, record.sections)
    return render(
        request,
        "requests/draft.html",
        {
            "record": record,
            "sections": sections,
            "settled": sum(1 for section in sections if section.settled),
            "to_correct": sum(section.to_correct for section in sections),
        },
    )


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, then throws away a draft that was never filed."""
    record = own_initiative(pk, request.actor)
    if record.state != State.DRAFT:
        return redirect("requests:draft", pk)
    if request.method != "POST":
        return render(request, "requests/discard.html", {"record": record})
    try:
        discard_draft(record, actor=request.actor, version=posted_version(request))
    except Refused as refused:
        fresh = own_initiative(pk, request.actor)
        return refusal_response(
            request, refused.refusal, "requests/discard.html", {"record": fresh}
        )
    messages.success(request, _("The draft is discarded."))
    return redirect("workplace:my-work")
