"""The tender of a case, as a party to the project may see it."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import Tender


def opened_tender(request: HttpRequest, number: str) -> tuple[Case, Tender]:
    """Http404 where there is none that the reader may see."""
    case = Case.of(number, request.actor)
    record = case.latest(Kind.TENDER)
    if record is None:
        raise Http404
    return case, record
