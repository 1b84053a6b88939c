"""The award, and what becomes of it when the winner declines (clause 73, otherwise ours)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workdays import calendar
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import evaluation, opening
from ...forms.tender import AwardForm
from ...selectors import commission_of
from .states import State

C73 = CLAUSES["73"]


class Awarding:
    """Steps of a tender: the award, the runner-up, nobody left."""

    @step(
        source=State.EVALUATED,
        target=State.AWARDED,
        under=C73,
        actors={Role.COMMISSION},
        title=_("Award the contract"),
        explains=_(
            "The protocol names the winner, the runner-up, the price and the term by which the"
            " supplier gives notice of readiness for testing."
        ),
        requires=AwardForm,
        conditions=(opening.is_chair, evaluation.somebody_to_award),
        checks=(evaluation.readiness_ahead,),
        joins=(Role.SUPPLIER,),
        starts=("73.readiness",),
        delivers=(Role.SUPPLIER,),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY),
        told=_("The supplier is determined: %(number)s, %(title)s"),
        final=True,
    )
    def award(self, *, act: Act, readiness_on: date | None, readiness_days: int | None) -> None:
        """The protocol that determines the supplier, with the term of clause 73."""
        first, *others = evaluation.ranked(self)
        self.winner, self.runner_up = first, others[0] if others else None
        self.price = first.price
        self.readiness_on = readiness_on or calendar.current().add(act.today, readiness_days)
        self.awarded_at = act.moment
        customer = commission_of(self.project_id).filer
        self.protocol_number = document_number(customer, act.today.year)

    @step(
        source=State.AWARDED,
        target=None,
        under=None,
        actors={Role.SYSTEM},
        title=_("Pass the award to the runner-up"),
        cancels=("73.readiness",),
        starts=("73.readiness",),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The winner declined; the runner-up takes its place: %(number)s, %(title)s"),
    )
    def pass_to_runner_up(self, *, act: Act) -> None:
        """The term of the protocol (73) is the runner-up's from now on."""
        self.winner, self.runner_up = self.runner_up, None
        self.price = self.winner.price

    @step(
        source=State.AWARDED,
        target=State.EVALUATED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that nobody is left to contract with"),
        cancels=("73.readiness",),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The winner declined and there is no runner-up: %(number)s, %(title)s"),
    )
    def release(self, *, act: Act) -> None:
        self.winner = self.runner_up = self.price = None
