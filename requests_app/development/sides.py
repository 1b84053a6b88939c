"""Who takes part in the discussion and confirms its minutes (clause 92)."""

from portal.rules.actors import Role
from portal.workflow.models import Record

SIDES = (Role.CUSTOMER, Role.AUTHORISED_BODY, Role.OPERATOR)


def sides_of(development: Record, organisation: int | None) -> list[Role]:
    """The sides for which a body speaks, by its key; a body that is two of them speaks for both."""
    bodies = {side: development.party(side) for side in SIDES}
    return [side for side, body in bodies.items() if body and body.pk == organisation]


def confirmed_by_all(development: Record) -> bool:
    return set(development.confirmations) >= set(map(str, SIDES))
