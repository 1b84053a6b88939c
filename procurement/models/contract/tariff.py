"""The tariff: what the supplier proposes and the customer agrees (clause 103-2)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import OURS, Refusal
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import contract as parties
from ...conditions import tariff as conditions
from ...contracts import tariffs
from ...forms.rent import AgreeTariffForm, TariffForm
from .states import State

C103_2 = CLAUSES["103-2"]
COMPLETED = Refusal(
    "contract-completed", OURS, _("The contract is completed: no rent is paid any more.")
)


class Tariffs:
    """Proposed by the supplier, agreed or declined by the customer; every proposal is kept."""

    @step(
        source=State.IN_RENTAL,
        target=None,
        under=C103_2,
        actors={Role.SUPPLIER},
        title=_("Propose a tariff"),
        explains=_(
            "The customer agrees or declines. A proposal that is not answered yet is replaced by a"
            " new one. After three years of rent only maintenance of the code is paid for."
        ),
        requires=TariffForm,
        conditions=(parties.is_the_supplier,),
        checks=(
            conditions.within_the_rent,
            conditions.maintenance_alone,
            conditions.not_above_the_rent,
        ),
        withheld={State.COMPLETED: COMPLETED},
        tells=(Role.CUSTOMER,),
        told=_("A tariff is proposed and waits for your answer: %(number)s, %(title)s"),
        aside=True,
    )
    def set_tariff(self, *, act: Act, from_on: date, components: list[dict]) -> None:
        """Amounts are in tenge a month."""
        self.tariffs = tariffs.proposed(
            self.tariffs, from_on, components, by=act.actor.signature, at=act.moment
        )

    @step(
        source=State.IN_RENTAL,
        target=None,
        under=C103_2,
        actors={Role.CUSTOMER},
        title=_("Answer the proposed tariff"),
        requires=AgreeTariffForm,
        conditions=(conditions.tariff_proposed,),
        checks=(conditions.may_be_agreed,),
        tells=(Role.SUPPLIER, Role.SERVICE_INTEGRATOR),
        told=_("The proposed tariff was answered: %(number)s, %(title)s"),
        aside=True,
    )
    def agree_tariff(self, *, act: Act, decision: str, reason: str) -> None:
        agrees = decision == tariffs.AGREED
        number = document_number(self.customer, act.today.year) if agrees else ""
        self.tariffs = tariffs.answered(
            self.tariffs, decision, reason, number, by=act.actor.signature, at=act.moment
        )
