"""The list of PPP projects (clause 32): public, and its approval by the authorised body."""

from datetime import date

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.access import officer_required
from portal.documents.actions import path_of
from portal.documents.papers.paper import LANGUAGES
from portal.rules.refusal import Refusal
from portal.rules.text import Text
from portal.web.refusals import refusal_response

from ..models import PPPList
from ..models.ppp import Support
from ..ppp_list import approve_list, may_approve, proposal

APPROVAL = "procurement/ppp/approval.html"


@require_safe
def ppp_list(request: HttpRequest) -> HttpResponse:
    """The edition in force with its projects, and the editions before it."""
    editions = list(PPPList.objects.defer("entries").order_by("-number"))
    return _edition(request, editions[0] if editions else None, editions)


@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    editions = list(PPPList.objects.defer("entries").order_by("-number"))
    found = next((each for each in editions if each.number == number), None)
    if found is None:
        raise Http404
    return _edition(request, found, editions)


@require_safe
def as_pdf(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """Public, and the same for good: the paper that was issued at the approval."""
    if language not in LANGUAGES:
        raise Http404
    found = get_object_or_404(
        PPPList.objects.select_related("document_kk", "document_ru"), number=number
    )
    document = found.document_ru if language == "ru" else found.document_kk
    response = FileResponse(
        path_of(document.sha256).open("rb"), as_attachment=True, filename=document.name,
        content_type=document.content_type,
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest) -> HttpResponse:
    """What would be approved, what is new in it, and the confirmation."""
    if not may_approve(request.actor):
        raise Http404
    if request.method == "POST":
        answer = approve_list(actor=request.actor, seen=request.POST.get("seen", ""))
        if not isinstance(answer, Refusal):
            messages.success(
                request,
                _("Edition %(number)s of the list is approved.") % {"number": answer.number},
            )
            return redirect("procurement:ppp-list")
        return refusal_response(request, answer, APPROVAL, _proposed())
    context = _proposed()
    return render(request, APPROVAL, context | {"refusal": context["proposal"].refusal})


def _proposed() -> dict:
    proposed = proposal()
    new = {entry["project"] for entry in proposed.added}
    rows = [row | {"new": row["project"] in new} for row in _rows(proposed.entries)]
    return {"proposal": proposed, "rows": rows, "count": len(new)}


def _edition(request: HttpRequest, shown: PPPList | None, editions: list[PPPList]) -> HttpResponse:
    context = {
        "edition": shown,
        "latest": editions[0] if editions else None,
        "editions": editions,
        "rows": _rows(shown.entries) if shown else [],
        "approves": may_approve(request.actor),
    }
    return render(request, "procurement/ppp/list.html", context)


def _rows(entries: list[dict]) -> list[dict]:
    """The entries in the reader's words."""
    return [
        entry
        | {
            "body": str(Text(**entry["state_body"])),
            "document": Support(entry["support"]).label,
            "received": date.fromisoformat(entry["received_on"]),
            "listed": date.fromisoformat(entry["listed_on"]),
        }
        for entry in entries
    ]
