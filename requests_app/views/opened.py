"""A filed request or application with its case, for the pages of the integrator, the ministry and their papers."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest

from portal.rules.actors import Role
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind
from portal.workflow.steps import Step

from ..models import Conclusion, Initiative


def opened_case(request: HttpRequest, number: str) -> Case:
    """The case that a request or an application opened; Http404 for who may not see it."""
    case = Case.of(number, request.actor)
    if not isinstance(case.main, Initiative):
        raise Http404
    return case


def concluded_case(request: HttpRequest, number: str) -> tuple[Case, Conclusion]:
    """The case with its conclusion; Http404 for who may not see the conclusion (yet)."""
    case = opened_case(request, number)
    record = case.latest(Kind.CONCLUSION)
    if record is None:
        raise Http404
    return case, record


def receivers(case: Case, step: Step) -> dict[str, list[str]]:
    """Who gets a paper with a receipt, and who is told of it; each body once."""
    delivered = _names(case, step.delivers)
    told = [name for name in _names(case, step.tells) if name not in delivered]
    return {"delivered": delivered, "told": told}


def _names(case: Case, roles: Iterable[Role]) -> list[str]:
    players = [player for role in roles for player in case.parts.holders.get(role, ())]
    names = [player.name for player in players if player.pk != case.actor.organisation_id]
    return list(dict.fromkeys(names))
