"""The transfer of the product into the ownership of the state body (clause 103-1)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import contract as parties
from ...conditions import ownership as conditions
from ...design.answers import demands_transfer
from ...design.choices import SSP
from .states import State

C103_1 = CLAUSES["103-1"]


class Ownership:
    """Only what the design task demands, and only after three years of rent."""

    @step(
        source=State.IN_RENTAL,
        target=None,
        under=C103_1,
        actors={Role.SUPPLIER, Role.CUSTOMER},
        title=_("Sign the transfer into ownership"),
        explains=_(
            "The service software product passes into the ownership of the state body when both parties"
            " have signed. No rent is paid after that."
        ),
        conditions=(
            conditions.of_a_product,
            conditions.transfer_demanded,
            conditions.three_years_over,
            parties.is_a_party,
            conditions.not_signed_by,
        ),
        tells=(Role.CUSTOMER, Role.SUPPLIER),
        told=_("The transfer into ownership was signed by a party: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def transfer_ownership(self, *, act: Act) -> None:
        side = self.side_of(act.actor.organisation_id)
        signed = act.actor.signature | {
            "user": act.actor.user_id, "at": act.moment.isoformat(),
        }  # fmt: skip
        self.transfer_signatures = self.transfer_signatures | {side: signed}

    @step(
        source=State.IN_RENTAL,
        target=State.COMPLETED,
        under=C103_1,
        actors={Role.SYSTEM},
        title=_("Transfer the product into ownership"),
        stops=("103-1.transfer",),
        delivers=(Role.CUSTOMER, Role.SUPPLIER),
        tells=(
            Role.CUSTOMER,
            Role.SUPPLIER,
            Role.OPERATOR,
            Role.SERVICE_INTEGRATOR,
            Role.AUTHORISED_BODY,
        ),
        told=_("The product passed into the ownership of the state body: %(number)s, %(title)s"),
    )
    def complete_transfer(self, *, act: Act) -> None:
        """The second signature counts; after it no rent is paid (X29)."""
        self.transfer_number = document_number(self.customer, act.today.year)
        self.transferred_at = act.moment

    @property
    def of_product(self) -> bool:
        return self.for_tender.design_task.subject == SSP

    @property
    def transfers(self) -> bool:
        """Whether the product passes to the state body after three years of rent (103-1)."""
        task = self.for_tender.design_task
        return self.of_product and demands_transfer(task.sections)
