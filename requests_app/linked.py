"""Cases that take one another up again: a new request after a refused or withdrawn one (ours)."""

from dataclasses import dataclass

from django.db.models import Q

from portal.accounts.actor import Actor

from .models import Initiative


@dataclass(frozen=True, slots=True)
class Linked:
    """The linked records that the reader may see; `again`: may the reader file a further one."""

    cases: list[Initiative]
    again: bool


def linked_to(initiative: Initiative, actor: Actor) -> Linked:
    """What it takes up and what takes it up, as far as it is filed. One query."""
    either = Q(pk=initiative.follows_id) | Q(follows=initiative.pk)
    rows = type(initiative).objects.visible_to(actor)
    rows = rows.filter(either, project__number__isnull=False).select_related("project")
    ended = initiative.state in (initiative.State.REFUSED, initiative.State.WITHDRAWN)
    return Linked(
        list(rows.order_by("pk").defer("sections")),
        again=ended and initiative.filer_id == actor.organisation_id,
    )
