"""What the Commission decides when no bid came (clause 53-1), or none was left (ours)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import ladder, opening
from ...forms.tender import CancellationForm, LadderForm
from ...selectors import commission_of
from .states import State

C53_1 = CLAUSES["53-1"]


class Ladder:
    """Steps of a tender: announce again, amend, cancel; one rung at a time."""

    @step(
        source=[State.NO_BIDS, State.EVALUATED],
        target=State.PREPARING,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to announce again"),
        requires=LadderForm,
        conditions=(opening.is_chair, ladder.may_announce_again),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The Commission decided to announce again: %(number)s, %(title)s"),
        final=True,
    )
    def decide_reannouncement(self, *, act: Act, reason: str) -> None:
        """After a round without a bid: the next rung. After rejected bids (ours): the same one."""
        self._decide("reannouncement", act, reason)
        if self.rungs == self.round:
            self.round += 1

    @step(
        source=State.NO_BIDS,
        target=State.AWAITING_AMENDMENT,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to amend the design task"),
        requires=LadderForm,
        conditions=(opening.is_chair, ladder.second_round_was_empty),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The Commission decided to amend the design task: %(number)s, %(title)s"),
        final=True,
    )
    def decide_amendment(self, *, act: Act, reason: str) -> None:
        self._decide("amendment", act, reason)
        self.round += 1

    @step(
        source=State.AWAITING_AMENDMENT,
        target=State.PREPARING,
        under=C53_1,
        actors={Role.SYSTEM},
        title=_("Go on with the amended design task"),
        tells=(Role.CUSTOMER,),
        told=_("The amended design task is approved: %(number)s, %(title)s"),
    )
    def take_amendment(self, *, act: Act) -> None:
        """The new version is approved; consent and announcement follow."""

    @step(
        source=State.NO_BIDS,
        target=State.CANCELLED,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to cancel the creation"),
        explains=_("Three rounds brought no bid. The creation or development is cancelled."),
        requires=CancellationForm,
        conditions=(opening.is_chair, ladder.third_round_was_empty),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY, Role.STATE_BODY),
        told=_("The Commission cancelled the creation: %(number)s, %(title)s"),
        final=True,
    )
    def decide_cancellation(self, *, act: Act, reason: str) -> None:
        self._decide("cancellation", act, reason)

    def _decide(self, decision: str, act: Act, reason: str) -> None:
        customer = commission_of(self.project_id).filer
        entry = {
            "round": self.round, "decision": decision, "at": act.moment.isoformat(), "reason": reason,
            "number": document_number(customer, act.today.year), "signature": act.actor.signature,
            "empty": self.rungs == self.round,
        }  # fmt: skip
        self.decisions = [*self.decisions, entry]
