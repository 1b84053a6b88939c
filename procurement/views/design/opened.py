"""The design task of a case, as one reader may see it."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from requests_app.annexes.bound import bound
from requests_app.annexes.progress import SectionState, progress

from ...models import DesignTask


def opened_task(request: HttpRequest, number: str) -> tuple[Case, DesignTask]:
    """The case and the latest edition that the reader may see; Http404 where there is none.

    Until it is approved an edition is seen by the integrator alone.
    """
    case = Case.of(number, request.actor)
    record = case.latest(Kind.DESIGN_TASK)
    if record is None:
        raise Http404
    return case, record


def editions_of(case: Case) -> list[DesignTask]:
    """Every edition that the reader may see, the first one first."""
    return [record for record in case.records if record.kind == Kind.DESIGN_TASK]


def progress_of(case: Case, record: DesignTask) -> list[SectionState]:
    """The fourteen sections, judged: where each stands."""
    parts = bound(
        record.ANNEX, record.sections, record.filer,
        judged=True, language=record.language, today=case.today,
    )  # fmt: skip
    return progress(parts, record.sections)
