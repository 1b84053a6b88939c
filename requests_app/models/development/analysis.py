"""Whether development is expedient: the price offers and the conclusion (clause 91)."""

from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...development import conditions
from ...forms.development import ConclusionForm, PriceOfferForm
from .states import State

C91 = CLAUSES["91"]


class Analysis:
    @step(
        source=State.SUBMITTED,
        target=None,
        under=C91,
        actors={Role.OPERATOR, Role.SUPPLIER},
        title=_("Give a price offer for the development"),
        explains=_(
            "Without the offer the service integrator cannot conclude. You may correct it until the"
            " conclusion is sent. All parties to the request read it."
        ),
        requires=PriceOfferForm,
        conditions=(conditions.offers_here,),
        tells=(Role.SERVICE_INTEGRATOR,),
        told=_("A price offer for the development has come: %(number)s, %(title)s"),
    )
    def add_price_offer(self, *, act: Act, amount, works: str, term: str, file=None) -> None:
        mine = act.actor.organisation
        offer = {
            "amount": str(amount), "works": works, "term": term, "file": file and str(file.key),
            "by": asdict(mine.names), "at": act.moment.isoformat(),
        }  # fmt: skip
        self.offers = self.offers | {str(mine.pk): offer}

    @step(
        source=State.SUBMITTED,
        target=State.ANALYSED,
        under=C91,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Conclude on the expediency of the development"),
        explains=_(
            "The conclusion is delivered to the authorised body, the customer and the operator at"
            " once. A positive one leads to the discussion of clause 92, a negative one closes the"
            " request."
        ),
        requires=ConclusionForm,
        conditions=(conditions.operator_offered, conditions.supplier_offered),
        checks=(conditions.participation_recorded,),
        stops=("91.analysis",),
        delivers=(Role.AUTHORISED_BODY, Role.CUSTOMER, Role.OPERATOR),
        tells=(Role.AUTHORISED_BODY, Role.CUSTOMER, Role.OPERATOR),
        told=_("The conclusion on the development is sent: %(number)s, %(title)s"),
        final=True,
    )
    def issue_conclusion(
        self, *, act: Act, outcome: str, grounds: str, customer_part: str, operator_part: str
    ) -> None:
        """Sending has no term of its own; the term of the analysis is met by the conclusion."""
        self.outcome, self.grounds = outcome, grounds
        self.participation = {"customer": customer_part, "operator": operator_part}
        self.concluded_at = act.moment
        self.conclusion_number = document_number(act.actor.organisation, act.today.year)
        self.conclusion_signatory = act.actor.signature

    @step(
        source=State.ANALYSED,
        target=State.CLOSED_NEGATIVE,
        under=C91,
        actors={Role.SYSTEM},
        title=_("Close the request after the negative conclusion"),
    )
    def close_negative(self, *, act: Act) -> None:
        """Nothing is discussed; the customer may ask anew (ours)."""
