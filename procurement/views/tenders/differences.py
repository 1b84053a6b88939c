"""What changed between two announced editions of a design task, for everybody (clause 53-1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from requests_app.compared import compared

from ...models import Announcement, DesignTask, Tender
from .opened import opened_tender


@never_cache
@require_safe
def differences(request: HttpRequest, number: str) -> HttpResponse:
    """Only of what was announced: an edition that is being written is nobody's to read."""
    tender = opened_tender(number)
    editions = _announced_editions(tender)
    old, new = _pair(request, editions)
    sections = compared(new.ANNEX, old.sections, new.sections, {}) if old else []
    context = {
        "tender": tender,
        "editions": editions,
        "old": old,
        "new": new,
        "record": new,
        "sections": sections,
    }
    return render(request, "procurement/tenders/differences.html", context)


def _announced_editions(tender: Tender) -> list[DesignTask]:
    keys = Announcement.objects.filter(tender=tender).values("design_task")
    return list(DesignTask.objects.filter(pk__in=keys).order_by("edition"))


def _pair(request: HttpRequest, editions: list[DesignTask]) -> tuple[DesignTask | None, DesignTask]:
    """The two that are asked for, else the last and the one announced before it."""
    by_number = {str(task.edition): task for task in editions}
    new = by_number.get(request.GET.get("to", ""), editions[-1])
    before = [task for task in editions if task.edition < new.edition]
    old = by_number.get(request.GET.get("from", ""))
    return old or (before[-1] if before else None), new
