"""The list of PPP projects of the service model (clause 32)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, Span, step

from ..forms.ppp import IncludeForm, ProposeForm, SupportForm

C32 = CLAUSES["32"]

NOT_SUPPORTED = Refusal(
    "not-supported",
    "32",
    _(
        "The project is put on the list only on the agreement of the budget-planning body on"
        " financing, or on the positive proposal of the budget commission on state obligations."
    ),
)


class State(models.TextChoices):
    OPEN = "open", _("To be proposed")
    PROPOSED = "proposed", _("Proposed for the list")
    SUPPORTED = "supported", _("Supported")
    LISTED = "listed", _("On the list")


class Support(models.TextChoices):
    AGREEMENT = "budget_body_agreement", _("Agreement of the budget-planning body on financing")
    PROPOSAL = (
        "budget_commission_proposal",
        _("Proposal of the budget commission on state obligations"),
    )


class PPPProject(Record):
    """Opened when a design task names the PPP mechanism."""

    KIND = Kind.PPP_PROJECT
    State = State
    STATES = State

    summary = models.TextField(blank=True)
    support = models.CharField(max_length=30, choices=Support, blank=True)
    positive = models.BooleanField(null=True)
    received_on = models.DateField(null=True)
    support_number = models.CharField(max_length=60, blank=True)
    # Negative documents too: [{"document", "positive", "received_on", "number"}], the latest last.
    received = models.JSONField(default=list)
    listed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "procurement_ppp_project"

    def content(self) -> dict:
        return {"summary": self.summary, "received": self.received}

    def span(self, code: str, act: Act) -> Span | None:
        """A document from outside is registered with its own date of receipt (X27)."""
        return Span(self.received_on) if self.positive else None

    @step(
        source=State.OPEN,
        target=State.PROPOSED,
        under=None,
        actors={Role.STATE_BODY, Role.SERVICE_INTEGRATOR},
        title=_("Propose the project for the list of PPP projects"),
        requires=ProposeForm,
        tells=(Role.AUTHORISED_BODY,),
        told=_("Proposed for the list of PPP projects: %(number)s, %(title)s"),
    )
    def propose(self, *, act: Act, summary: str) -> None:
        self.summary = summary

    @step(
        source=State.PROPOSED,
        target=None,
        under=C32,
        title=_("Register the document on support"),
        explains=_(
            "A positive document starts the three working days to put the project on the list,"
            " from its date of receipt. A negative one is kept and opens nothing."
        ),
        requires=SupportForm,
        starts=("32.listing",),
        tells=(Role.STATE_BODY, Role.SERVICE_INTEGRATOR),
        told=_("A document on support is registered: %(number)s, %(title)s"),
    )
    def register_support(
        self, *, act: Act, document: str, positive: bool, received_on, number: str
    ) -> None:
        entry = {
            "document": document, "positive": positive, "number": number,
            "received_on": received_on.isoformat(),
        }  # fmt: skip
        self.received = [*self.received, entry]
        self.support, self.positive, self.support_number = document, positive, number
        self.received_on = received_on

    @step(
        source=State.PROPOSED,
        target=State.SUPPORTED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note the support"),
    )
    def note_support(self, *, act: Act) -> None:
        """The document was positive."""

    @step(
        source=State.SUPPORTED,
        target=State.LISTED,
        under=C32,
        title=_("Put the project on the list"),
        requires=IncludeForm,
        withheld={State.OPEN: NOT_SUPPORTED, State.PROPOSED: NOT_SUPPORTED},
        stops=("32.listing",),
        tells=(Role.STATE_BODY, Role.SERVICE_INTEGRATOR),
        told=_("The project is on the list of PPP projects: %(number)s, %(title)s"),
        final=True,
    )
    def include(self, *, act: Act) -> None:
        self.listed_at = act.moment
