"""The contract of the service model, or of a PPP project, between state body and supplier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ..conditions import contract as conditions
from ..forms.contract import DeclineForm, TermsForm
from .contract_ended import Ended
from .tender import Tender


class State(models.TextChoices):
    DRAFTING = "drafting", _("Being drawn up")
    SIGNED = "signed", _("Signed")
    DECLINED = "declined", _("Declined by the supplier")
    IN_RENTAL = "in_rental", _("In rental")
    BROKEN = "broken", _("Broken")
    OPERATOR_CONTINUITY = "operator_continuity", _("Kept in operation by the operator")
    COMPLETED = "completed", _("Completed")


class Contract(Ended, Record):
    """Drafted from the award; signed by both parties."""

    KIND = Kind.CONTRACT
    State = State
    STATES = State
    SEEN_BY = frozenset(
        {
            Role.SERVICE_INTEGRATOR,
            Role.CUSTOMER,
            Role.STATE_BODY,
            Role.AUTHORISED_BODY,
            Role.OPERATOR,
            Role.COMMISSION,
            Role.SUPPLIER,
        }  # fmt: skip
    )

    for_tender = models.ForeignKey(Tender, models.PROTECT, related_name="contracts")
    ppp = models.BooleanField(default=False)
    supplier = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    rent = models.DecimalField(max_digits=18, decimal_places=2)
    readiness_on = models.DateField()
    terms = models.JSONField(default=dict)
    # {role: {"user", "name", "at"}}
    signatures = models.JSONField(default=dict)
    signed_at = models.DateTimeField(null=True)
    decline_reason = models.TextField(blank=True)

    class Meta:
        db_table = "procurement_contract"
        constraints = [
            models.CheckConstraint(condition=models.Q(rent__gte=0), name="contract_rent"),
        ]

    def content(self) -> dict:
        return {
            "ppp": self.ppp, "rent": str(self.rent), "terms": self.terms,
            "readiness_on": self.readiness_on.isoformat(), "signatures": self.signatures,
        }  # fmt: skip

    @step(
        source=State.DRAFTING,
        target=None,
        under=None,
        actors={Role.CUSTOMER},
        title=_("Write the terms of the contract"),
        requires=TermsForm,
        conditions=(conditions.nobody_signed,),
        tells=(Role.SUPPLIER,),
        told=_("The terms of the contract are written: %(number)s, %(title)s"),
    )
    def write_terms(self, *, act: Act, **terms) -> None:
        self.terms = terms

    @step(
        source=State.DRAFTING,
        target=None,
        under=None,
        actors={Role.CUSTOMER, Role.SUPPLIER},
        title=_("Sign the contract"),
        explains=_("The contract is in force when both parties have signed it."),
        conditions=(conditions.terms_written, conditions.is_a_party, conditions.not_signed_by),
        tells=(Role.CUSTOMER, Role.SUPPLIER),
        told=_("The contract was signed by a party: %(number)s, %(title)s"),
        final=True,
    )
    def sign(self, *, act: Act) -> None:
        signature = {"user": act.actor.user_id, "name": act.actor.user.full_name,
                     "at": act.moment.isoformat()}  # fmt: skip
        self.signatures = self.signatures | {self.side_of(act.actor.organisation_id): signature}

    @step(
        source=State.DRAFTING,
        target=State.SIGNED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Put the contract into force"),
        delivers=(Role.CUSTOMER, Role.SUPPLIER),
        tells=(Role.CUSTOMER, Role.SUPPLIER, Role.SERVICE_INTEGRATOR, Role.OPERATOR),
        told=_("The contract is signed by both parties: %(number)s, %(title)s"),
    )
    def enter_into_force(self, *, act: Act) -> None:
        self.number = document_number(self.customer, act.today.year)
        self.signed_at = act.moment

    @step(
        source=State.DRAFTING,
        target=State.DECLINED,
        under=None,
        actors={Role.SUPPLIER},
        title=_("Decline the contract"),
        explains=_("The award passes to the runner-up, if there is one."),
        requires=DeclineForm,
        conditions=(conditions.is_the_supplier,),
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.COMMISSION),
        told=_("The winner declined the contract: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def decline(self, *, act: Act, reason: str) -> None:
        self.decline_reason = reason

    def side_of(self, organisation: int) -> str:
        return "supplier" if organisation == self.supplier_id else "customer"

    def party(self, role: Role) -> Organisation | None:
        return {Role.SUPPLIER: self.supplier, Role.CUSTOMER: self.customer}.get(role)
