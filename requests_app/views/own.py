"""Fetching a request of one's own organisation, and what its forms post besides answers."""

from django.db.models import QuerySet
from django.http import Http404

from portal.accounts.actor import Actor

from ..models import AutomationRequest

State = AutomationRequest.State
WRITABLE = (State.DRAFT, State.RETURNED)


def own_request(pk: int, actor: Actor) -> AutomationRequest:
    """A request that the actor's organisation files; Http404 for everybody else's."""
    found = own_requests(actor).filter(pk=pk).select_related("project", "filer").first()
    if found is None:
        raise Http404
    return found


def own_drafts(actor: Actor) -> QuerySet[AutomationRequest]:
    """What the organisation is still writing, the latest first."""
    return own_requests(actor).filter(state__in=WRITABLE).order_by("-changed_at", "-pk")


def own_requests(actor: Actor) -> QuerySet[AutomationRequest]:
    return AutomationRequest.objects.visible_to(actor).filter(filer=actor.organisation_id)
