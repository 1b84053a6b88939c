"""Who reads the files of an opened bid (ours)."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.rules.actors import Role
from portal.rules.refusal import OURS, Refusal
from portal.workflow.access import Parts
from portal.workflow.models import Record

from ..selectors import commission_of, member_of

# Who answers for the tender, or oversees it, without a seat in the Commission.
WITHOUT_A_SEAT = frozenset({Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY})


def may_read_files(bid: Record, actor: Actor) -> Refusal | None:
    """Of the Commission those who vote and the secretary; a recused person never, whatever else they are."""
    commission = commission_of(bid.project_id)
    mine = commission and member_of(commission, actor)
    if mine and mine.recused_at:
        return Refusal(
            "recused",
            OURS,
            _("You declared a conflict of interest: the bids are not yours to read."),
        )
    if mine and (mine.place == "secretary" or mine in commission.voting):
        return None
    if Parts.of(bid.project_id).roles_of(actor) & WITHOUT_A_SEAT:
        return None
    return Refusal(
        "not-a-voting-member",
        OURS,
        _("Of the Commission only those who vote and the secretary may."),
    )
