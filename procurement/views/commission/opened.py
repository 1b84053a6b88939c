"""The Commission of a case, as one reader may see it."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import Commission


def opened_commission(request: HttpRequest, number: str) -> tuple[Case, Commission]:
    """Http404 where there is none that the reader may see."""
    case = Case.of(number, request.actor)
    record = case.latest(Kind.COMMISSION)
    if record is None:
        raise Http404
    return case, record
