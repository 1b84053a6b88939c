"""The contract of the service model, or of a PPP project, between state body and supplier."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, Span, step

from ...conditions import contract as conditions
from ...forms.contract import DeclineForm, TermsForm
from ..tender import Tender
from .failure import Failure
from .ownership import Ownership
from .rent import Rent
from .states import State
from .tariff import Tariffs


class Contract(Rent, Tariffs, Ownership, Failure, Record):
    """Drafted from the award; signed by both parties; then rented, transferred, or broken."""

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

    rent_started_on = models.DateField(null=True)
    rent_ground = models.TextField(blank=True)
    # The last day of the full rent (X29): only maintenance of the code is paid for after it.
    full_rent_until = models.DateField(null=True)
    three_years_noted_at = models.DateTimeField(null=True)
    # What `procurement.contracts.tariffs` keeps: every proposal and what was answered.
    tariffs = models.JSONField(default=list)
    # {role: {"user", "name", "position", "at"}}
    transfer_signatures = models.JSONField(default=dict)
    transfer_number = models.CharField(max_length=60, blank=True)
    transferred_at = models.DateTimeField(null=True)
    # {"kind": "breach" | "refusal", "on", "reason", "at", "by", "number", "signatory"}
    failure = models.JSONField(default=dict)
    failure_document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    # {"what", "on", "at", "signatory"}
    migration = models.JSONField(default=dict)
    migration_act = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "procurement_contract"
        constraints = [
            models.CheckConstraint(condition=models.Q(rent__gte=0), name="contract_rent"),
        ]

    def content(self) -> dict:
        return {
            "ppp": self.ppp, "rent": str(self.rent), "terms": self.terms,
            "readiness_on": self.readiness_on.isoformat(), "signatures": self.signatures,
            "rent_started_on": self.rent_started_on and self.rent_started_on.isoformat(),
            "tariffs": self.tariffs, "failure": self.failure,
            "transfer": self.transfer_signatures, "transfer_number": self.transfer_number,
        }  # fmt: skip

    def span(self, code: str, act: Act) -> Span | None:
        """Either the product is transferred (103-1), or the rent falls to maintenance (103-2, X29)."""
        match code:
            case "103-1.transfer":
                return Span(self.rent_started_on) if self.transfers else None
            case "103-2.maintenance":
                return None if self.transfers else Span(self.rent_started_on)
        return super().span(code, act)

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
