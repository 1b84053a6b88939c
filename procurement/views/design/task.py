"""The design task on one page: a task list for who writes it, the whole text for everybody else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.rules.readings import READINGS
from portal.workflow.cases import Case
from portal.workflow.models import Obligation

from ...models import DesignTask
from .opened import editions_of, opened_task, progress_of

TERM = "18.design_task"
OPEN = Obligation.OPEN


@never_cache
@officer_required
@require_safe
def task(request: HttpRequest, number: str) -> HttpResponse:
    case, record = opened_task(request, number)
    if record.state == DesignTask.State.DRAFTING:
        return render(request, "procurement/design/writing.html", _writing(case, record))
    return render(request, "procurement/design/reading.html", _reading(case, record))


@never_cache
@officer_required
@require_safe
def edition(request: HttpRequest, number: str, edition: int) -> HttpResponse:
    """One edition as it reads, also one that was superseded, or is still being written."""
    case, _latest = opened_task(request, number)
    record = next((each for each in editions_of(case) if each.edition == edition), None)
    if record is None:
        raise Http404
    return render(request, "procurement/design/reading.html", _reading(case, record))


def _writing(case: Case, record: DesignTask) -> dict:
    sections = progress_of(case, record)
    term = Obligation.objects.filter(project=record.project_id, code=TERM, state__in=OPEN).first()
    return {
        "case": case,
        "record": record,
        "sections": sections,
        "settled": sum(1 for section in sections if section.settled),
        "to_correct": sum(section.to_correct for section in sections),
        "term": term,
        "two_limits": READINGS["X1"],
    }


def _reading(case: Case, record: DesignTask) -> dict:
    editions = editions_of(case)
    return {
        "case": case,
        "record": record,
        "editions": editions,
        "latest": editions[-1],
    }
