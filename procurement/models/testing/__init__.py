"""The tests (clauses 73, 76-1, 80-1, 82, 83, 85, 88): from the readiness to the decision to form."""

from django.db import models

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import Kind

from ...design.choices import SSP
from ..contract import Contract
from ..design_task import DesignTask
from .conformity import Conformity
from .formation import Formation
from .functional import Functional
from .states import State

# Who takes part in creation: applicants of Annex 2 and bidders do not.
PARTIES = frozenset(
    {
        Role.SERVICE_INTEGRATOR,
        Role.AUTHORISED_BODY,
        Role.STATE_BODY,
        Role.CUSTOMER,
        Role.OPERATOR,
        Role.COMMISSION,
        Role.SUPPLIER,
    }
)


class Testing(Functional, Conformity, Formation, Record):
    """Opened when the contract enters into force; without a rental when the design task is approved.

    `checklist` is made from the design task at each readiness (`procurement.testing`); `rounds` keeps
    what earlier rounds found: [{"round", "defects", "at", "checklist", "protocol"}].
    """

    KIND = Kind.TESTING
    State = State
    STATES = State
    SEEN_BY = PARTIES

    design_task = models.ForeignKey(DesignTask, models.PROTECT, related_name="+")
    # None on the path of clause 88: there is no supplier.
    for_contract = models.ForeignKey(Contract, models.PROTECT, null=True, related_name="tests")
    # Who creates what is tested and gives notice of its readiness.
    maker = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    acquisition = models.JSONField(default=dict)
    round = models.PositiveSmallIntegerField(default=0)
    readiness = models.JSONField(default=dict)
    checklist = models.JSONField(default=list)
    rounds = models.JSONField(default=list)
    protocol_number = models.CharField(max_length=60, blank=True)
    tested_at = models.DateTimeField(null=True)
    environment = models.JSONField(default=dict)
    security_act = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    act_number = models.CharField(max_length=60, blank=True)
    act_date = models.DateField(null=True)
    act_result = models.CharField(max_length=10, blank=True)
    act_of = models.CharField(max_length=30, blank=True)
    notice = models.JSONField(default=dict)
    meeting = models.JSONField(default=dict)
    convocation_number = models.CharField(max_length=60, blank=True)
    # {"minutes" | "protocols" | "act": {"at", "by"}: when and who of the integrator presented it}
    presented = models.JSONField(default=dict)
    minutes = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "procurement_testing"

    def content(self) -> dict:
        return {
            "round": self.round, "readiness": self.readiness, "checklist": self.checklist,
            "act": self.act_number, "notice": self.notice, "decision": self.decision_number,
        }  # fmt: skip

    @property
    def rental(self) -> bool:
        """False on the path of clause 88."""
        return self.for_contract_id is not None

    @property
    def of_product(self) -> bool:
        """A service software product by itself; otherwise the platform is tested with the object."""
        return self.rental and self.design_task.subject == SSP

    @property
    def platform_clause(self) -> str:
        return "82" if self.rental else "88(3)"

    def item(self, key: str) -> dict | None:
        """The item of the checklist with this key."""
        return next((item for item in self.checklist if item["key"] == key), None)

    def has_document(self, name: str) -> bool:
        """Whether what is to be presented (85) stands in the case."""
        match name:
            case "minutes":
                return self.rental and bool(self.for_contract.for_tender.protocol_number)
            case "protocols":
                return bool(self.protocol_number)
            case "act":
                return self.security_act_id is not None and self.act_result == "positive"
        return False

    def party(self, role: Role) -> Organisation | None:
        if role == Role.SUPPLIER:
            return self.for_contract.supplier if self.rental else None
        return super().party(role)
