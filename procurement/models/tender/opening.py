"""The opening of the bids (clauses 36 and 49)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.steps import Act, step

from ...conditions import opening
from .states import State

C36, C49 = CLAUSES["36"], CLAUSES["49"]

BIDS_ARE_NOT_OPEN = Refusal(
    "no-bids-to-open", "47", _("Bids are opened only after their acceptance has ended.")
)


class Opening:
    """Steps of a tender: presence, opening, and what the opener gives back."""

    @step(
        source=State.CLOSED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Confirm presence for the opening"),
        conditions=(opening.sits_in_judgement, opening.not_present_yet),
        concurrent=True,
    )
    def confirm_presence(self, *, act: Act) -> None:
        """Written on the member's row by a consequence."""

    @step(
        source=State.CLOSED,
        target=State.OPENING,
        under=C36,
        actors={Role.COMMISSION},
        title=_("Open the bids"),
        explains=_(
            "The bids are unsealed and become known to the Commission. There is no way back."
        ),
        conditions=(
            opening.commission_stands,
            opening.sits_in_judgement,
            opening.everybody_declared,
            opening.quorum_present,
        ),
        withheld={State.ACCEPTING_BIDS: BIDS_ARE_NOT_OPEN, State.PREPARING: BIDS_ARE_NOT_OPEN},
        final=True,
    )
    def open_bids(self, *, act: Act) -> None:
        """The opener, a process of its own, does the rest."""

    @step(
        source=State.OPENING,
        target=State.OPENED,
        under=C49,
        actors={Role.SYSTEM},
        title=_("Receive the opened bids"),
        conditions=(opening.bids_are_read,),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The bids are opened: %(number)s, %(title)s"),
    )
    def receive_bids(self, *, act: Act) -> None:
        self.opened_at = act.moment
