"""The request for development of an IC service and what comes of it (clauses 90-92)."""

from datetime import date

from django.db import models

from catalog.models import ICService
from portal.accounts.actor import Actor
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import Kind

from .analysis import Analysis
from .asking import Asking
from .discussion import Discussion
from .states import ENDED, State

# Who takes part: members of a Commission and applicants of Annex 2 do not.
PARTIES = frozenset(
    {
        Role.SERVICE_INTEGRATOR,
        Role.AUTHORISED_BODY,
        Role.STATE_BODY,
        Role.CUSTOMER,
        Role.OPERATOR,
        Role.SUPPLIER,
    }
)
POSITIVE = "positive"
YES = "yes"


class DevelopmentRequest(Asking, Analysis, Discussion, Record):
    """Sent in the project that created the service; one at a time for a service (ours).

    `answers` is what the customer writes, each as typed until it is sent; files stand in it by
    their keys. `offers` keeps the price offers by the key of the organisation that made them.
    """

    KIND = Kind.DEVELOPMENT
    State = State
    STATES = State
    ENDED = ENDED
    SEEN_BY = PARTIES

    service = models.ForeignKey(ICService, models.PROTECT, related_name="developments")
    language = models.CharField(max_length=2, default="kk")
    # The answers to the questions of clause 3.
    scope = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(null=True)
    signatory = models.JSONField(default=dict)
    # {"12": {"amount", "works", "term", "file", "by", "at"}}; the amount in tenge, as a text.
    offers = models.JSONField(default=dict)
    # "positive", "negative", or "" before the conclusion.
    outcome = models.CharField(max_length=10, blank=True)
    grounds = models.TextField(blank=True)
    # {"customer" | "operator": how it took part}
    participation = models.JSONField(default=dict)
    concluded_at = models.DateTimeField(null=True)
    conclusion_number = models.CharField(max_length=60, blank=True)
    conclusion_signatory = models.JSONField(default=dict)
    # {"date", "time", "place", "agenda", "opened_at"}
    meeting = models.JSONField(default=dict)
    minutes = models.TextField(blank=True)
    minutes_number = models.CharField(max_length=60, blank=True)
    minutes_signatory = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)
    # "yes", "no", or "" for what is not decided, or not asked: without a supplier nobody is replaced.
    develop = models.CharField(max_length=3, blank=True)
    replace_supplier = models.CharField(max_length=3, blank=True)
    # {"customer" | "authorised_body" | "operator": {"name", "position", "at"}}
    confirmations = models.JSONField(default=dict)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "requests_development"

    def content(self) -> dict:
        return {
            "service": self.service.number, "language": self.language, "answers": self.answers,
            "offers": self.offers, "outcome": self.outcome, "grounds": self.grounds,
            "participation": self.participation, "conclusion": self.conclusion_number,
            "meeting": self.meeting, "minutes": self.minutes, "develop": self.develop,
            "replace_supplier": self.replace_supplier, "confirmations": self.confirmations,
        }  # fmt: skip

    @property
    def is_positive(self) -> bool:
        return self.outcome == POSITIVE

    @property
    def develops(self) -> bool:
        """Decided, or written in the minutes that wait for their confirmation."""
        return self.develop == YES

    @property
    def replaces_supplier(self) -> bool:
        return self.replace_supplier == YES

    @property
    def has_supplier(self) -> bool:
        """Whether there is somebody who could be replaced."""
        return self.service.supplier_id is not None

    def party(self, role: Role) -> Organisation | None:
        if role in (Role.CUSTOMER, Role.OPERATOR, Role.SUPPLIER):
            return self.service.party(role)
        return super().party(role)

    def offer_of(self, organisation: int | None) -> dict | None:
        """The price offer that a body has made, by its key."""
        return self.offers.get(str(organisation))

    def begins_with(self, step: str, actor: Actor) -> dict:
        """An offer is corrected from what it says, a meeting moved from what it is."""
        match step:
            case "add_price_offer":
                return self.offer_of(actor.organisation_id) or {}
            case "move_discussion":
                return self.meeting | {"date": date.fromisoformat(self.meeting["date"])}
        return {}
