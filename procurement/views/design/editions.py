"""The editions of a design task, and what changed between two of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.workflow.models.record import Filing
from requests_app.compared import compared

from ...models import DesignTask
from .opened import editions_of, opened_task


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition; `filing` is what was frozen at its approval, None before."""

    record: DesignTask
    filing: Filing | None

    @property
    def number(self) -> int:
        return self.record.edition


@never_cache
@officer_required
@require_safe
def editions(request: HttpRequest, number: str) -> HttpResponse:
    """For all who see the task; the newest first."""
    case, record = opened_task(request, number)
    found = _editions(editions_of(case))
    old, new = _pair(request, found)
    return render(
        request,
        "procurement/design/editions.html",
        {
            "case": case,
            "record": record,
            "editions": found[::-1],
            "old": old,
            "new": new,
            "sections": compared(record.ANNEX, old.record.sections, new.record.sections, {})
            if old and new
            else [],
        },
    )


def _editions(records: list[DesignTask]) -> list[Edition]:
    approvals = Filing.objects.filter(record__in=records, step="design_task.approve")
    by_record = {filing.record_id: filing for filing in approvals}
    return [Edition(record, by_record.get(record.pk)) for record in records]


def _pair(request: HttpRequest, found: list[Edition]) -> tuple[Edition | None, Edition | None]:
    """The two to compare: those asked for, else the last one and the one before it."""
    new = _asked(request.GET.get("to", ""), found) or found[-1]
    before = found[-2] if len(found) > 1 else None
    return _asked(request.GET.get("from", ""), found) or before, new


def _asked(text: str, found: list[Edition]) -> Edition | None:
    return next((edition for edition in found if str(edition.number) == text), None)
