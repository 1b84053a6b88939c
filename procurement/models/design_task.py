"""The design task (clauses 18, 19): fourteen sections that say what is to be created."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, Span, step
from requests_app.models import DevelopmentRequest

from ..conditions import design_task as conditions
from ..conditions.development import rental_as_decided, tendered
from ..design import TASK, answers
from ..forms.design_task import AmendForm, FillForm

C18, C53_1, C92 = CLAUSES["18"], CLAUSES["53-1"], CLAUSES["92"]


class State(models.TextChoices):
    DRAFTING = "drafting", _("Being drafted")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded by a new version")


class DesignTask(Record):
    """One edition of the task; an amendment supersedes it and opens the next one.

    `sections` holds the answers by section, each as typed: soft while it is drafted, judged
    strictly by `approve`.
    """

    KIND = Kind.DESIGN_TASK
    State = State
    STATES = State
    ANNEX = TASK
    # Not the applicant of Annex 2: a bidder to be learns of it when everybody does.
    SEEN_BY = frozenset(
        {
            Role.SERVICE_INTEGRATOR,
            Role.AUTHORISED_BODY,
            Role.STATE_BODY,
            Role.CUSTOMER,
            Role.OPERATOR,
            Role.COMMISSION,
        }  # fmt: skip
    )

    edition = models.PositiveSmallIntegerField(default=1)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="next")
    # Of the edition that a decided development opened (92).
    development = models.ForeignKey(DevelopmentRequest, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2, default="kk")
    sections = models.JSONField(default=dict)
    approved_at = models.DateTimeField(null=True)
    amendment = models.TextField(blank=True)

    class Meta:
        db_table = "procurement_design_task"

    def content(self) -> dict:
        return {"edition": self.edition, "language": self.language, "sections": self.sections}

    @property
    def rental(self) -> bool:
        """False on the path of clause 88: nothing is rented and no supplier is selected."""
        return answers.answer(self.sections, "general", "rental") != "no"

    @property
    def ppp(self) -> bool:
        return answers.answer(self.sections, "general", "mechanism") == "ppp"

    @property
    def subject(self) -> str:
        """ "ssp" or "ici_object"."""
        return answers.answer(self.sections, "general", "subject")

    @property
    def ceiling(self) -> Decimal | None:
        """The ceiling rent in tenge (19(2)): no bid may be above it."""
        return answers.amount(self.sections, "rental_ceiling")

    @property
    def ceiling_period(self) -> str:
        """For what period the ceiling is, in words."""
        return answers.ceiling_period(self.sections)

    @property
    def criteria(self) -> list[dict]:
        """The selection criteria (19(12)): [{"title", "weight"}, …]; the weights add to 100."""
        return answers.criteria(self.sections)

    def span(self, code: str, act: Act) -> Span | None:
        """Clause 42 runs from the approval of a version that is to be announced (X24)."""
        return super().span(code, act) if tendered(self) else None

    @step(
        source=State.DRAFTING,
        target=None,
        under=CLAUSES["19"],
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Fill a section of the design task"),
        requires=FillForm,
        checks=(conditions.section_exists,),
    )
    def fill(self, *, act: Act, section: str, typed: dict) -> None:
        self.sections = self.sections | {answers.key_of(section): typed}

    @step(
        source=State.DRAFTING,
        target=State.APPROVED,
        under=C18,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Approve the design task"),
        explains=_(
            "The term of clause 18 is met by the approval. The customer receives the task; this"
            " version can no longer be changed."
        ),
        conditions=(conditions.sections_complete, rental_as_decided),
        stops=("18.design_task",),
        starts=("42.announcement",),
        delivers=(Role.CUSTOMER,),
        tells=(Role.CUSTOMER, Role.AUTHORISED_BODY),
        told=_("The design task is approved: %(number)s, %(title)s"),
        final=True,
    )
    def approve(self, *, act: Act) -> None:
        """By the integrator (X26)."""
        self.number = document_number(self.filer, act.today.year)
        self.private_to = None
        self.approved_at = act.moment

    @step(
        source=State.APPROVED,
        target=State.SUPERSEDED,
        under=C53_1,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Amend the design task"),
        explains=_("A new version is opened with what this one says; this one stays readable."),
        requires=AmendForm,
        conditions=(conditions.amendment_decided,),
        tells=(Role.CUSTOMER,),
        told=_("The design task is being amended: %(number)s, %(title)s"),
        aside=True,
    )
    def amend(self, *, act: Act, reason: str) -> None:
        self.amendment = reason

    @step(
        source=State.APPROVED,
        target=State.SUPERSEDED,
        under=C92,
        actors={Role.SYSTEM},
        title=_("Open the design task anew for the development"),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The design task is opened anew for the development: %(number)s, %(title)s"),
    )
    def reopen(self, *, act: Act) -> None:
        """The discussion decided to develop the service; this edition stays readable."""
