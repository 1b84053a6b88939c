"""A request for development with its case."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import DevelopmentRequest


def opened_development(
    request: HttpRequest, number: str, pk: int | None = None
) -> tuple[Case, DevelopmentRequest]:
    """The latest one of the case, or that with the key; Http404 for who may not see it."""
    case = Case.of(number, request.actor)
    for record in reversed(case.records):
        if record.kind == Kind.DEVELOPMENT and pk in (None, record.pk):
            return case, record
    raise Http404
