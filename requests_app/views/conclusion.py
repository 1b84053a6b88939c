"""The conclusion's workplace: criteria and candidates for duplicates beside the request (clause 11)."""

import re

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.access import officer_required
from portal.rules.refusal import Refused
from portal.web.refusals import refusal_response
from portal.web.versions import posted_version
from portal.workflow.cases import Case
from portal.workflow.perform import obstacles

from ..candidates import candidates_of
from ..criteria import judged
from ..meanwhile import changes_of
from ..models import Conclusion
from ..worksheet import Worksheet, keep
from .opened import concluded_case

TEMPLATE = "requests/conclusion.html"
NOBODY = 9999


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: HttpRequest, number: str) -> HttpResponse:
    """404 for everybody but the integrator until it is issued; then it stands in the case file."""
    case, record = concluded_case(request, number)
    if request.method == "POST":
        return _post(request, record)
    context = _context(case, record, Worksheet.of(record))
    if not context["writable"]:
        return redirect("workplace:case", number)
    return render(request, TEMPLATE, context)


def _post(request: HttpRequest, record: Conclusion) -> HttpResponse:
    """Every button keeps all that is complete; which one was pressed says what must be."""
    sheet, version = Worksheet.of(record, request.POST), posted_version(request)
    steps = sheet.complete()
    if "search" in request.POST and sheet.search.is_valid():
        steps.insert(0, ("search_duplicates", sheet.search.cleaned_data))
    try:
        fresh = keep(record, steps, actor=request.actor, version=version)
    except Refused as refused:
        sheet.ask_for()
        context = _context(*concluded_case(request, record.project.number), sheet)
        context["changes"] = changes_of(refused.refusal)
        return refusal_response(request, refused.refusal, TEMPLATE, context)
    left = Worksheet.of(fresh, request.POST)
    complete = left.ask_for(*_wanted(request, left))
    _tell(request, left, found=len(fresh.candidates) - len(record.candidates), kept=bool(steps))
    if complete and not left.unsaved:
        return redirect(_next(request, record.project.number))
    context = _context(*concluded_case(request, record.project.number), left)
    context["incomplete"] = not complete
    return render(request, TEMPLATE, context, status=200 if complete else 422)


def _wanted(request: HttpRequest, sheet: Worksheet) -> list[Form]:
    if "search" in request.POST:
        return [sheet.search]
    if "judge" in request.POST:
        place = _place(request)
        return [form for form in sheet.judgements[place:][:1] if form.is_bound]
    return [form for form in sheet.answers if form.is_bound]


def _place(request: HttpRequest) -> int:
    """Whose button was pressed, counted from 0; beyond the last for what no page of ours sends."""
    text = request.POST["judge"]
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else NOBODY


def _tell(request: HttpRequest, left: Worksheet, *, found: int, kept: bool) -> None:
    if "search" in request.POST and left.search.is_valid():
        messages.info(
            request,
            ngettext(
                "The search found %(count)d candidate more.",
                "The search found %(count)d candidates more.",
                found,
            )
            % {"count": found}
            if found
            else _("The search found nothing that is not listed already."),
        )
    elif not left.unsaved:
        messages.success(request, _("The conclusion is saved."))
    elif kept:
        messages.info(request, _("What is complete is saved; the rest is still on this page."))


def _next(request: HttpRequest, number: str) -> str:
    if "preview" in request.POST:
        return reverse("requests:conclusion-preview", args=[number])
    here = reverse("requests:conclusion", args=[number])
    if "judge" in request.POST:
        return f"{here}#candidate-{_place(request) + 1}"
    return f"{here}#candidates" if "search" in request.POST else here


def _context(case: Case, record: Conclusion, sheet: Worksheet) -> dict:
    candidates = candidates_of(record, case.actor, sheet.judgements)
    return {
        "case": case,
        "record": record,
        "version": record.version,
        "asked": case.main,
        "sheet": sheet,
        "criteria": judged(record.criteria, sheet.criteria),
        "candidates": candidates,
        # The first that waits is unfolded.
        "opened": next((each.place for each in candidates if not each.kept), 0),
        "judged": sum(bool(candidate.kept) for candidate in candidates),
        # What is the same as the request contradicts a third criterion that is met (ours).
        "contradicting": [
            candidate
            for candidate in candidates
            if candidate.kept.get("verdict") == "same"
            and record.criteria.get("3", {}).get("outcome") == "met"
        ],
        "writable": not obstacles(record, "assess", case.actor, case.parts, case.moment),
    }
