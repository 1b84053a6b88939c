"""What Annex 1 and Annex 2 have in common: filed, reviewed, concluded on, decided, ordered."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from .. import conditions
from ..annexes.annex import Annex
from ..annexes.choices import YES
from ..forms.decision import AgreeForm, OrderCreationForm, RefuseForm
from ..forms.review import ReturnForm

C13, C18 = CLAUSES["13"], CLAUSES["18"]
FILERS = (Role.STATE_BODY, Role.APPLICANT)

NO_DECISION_YET = Refusal(
    "no-conclusion",
    "13",
    _("The ministry decides only after it has received the conclusion of the service integrator."),
)
NOT_AGREED_YET = Refusal(
    "not-agreed", OURS, _("Creation is ordered only after the ministry has agreed to automation.")
)
CONCLUDED_ALREADY = Refusal(
    "concluded", OURS, _("The conclusion is delivered already: nothing can be changed any more.")
)


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Filed")
    UNDER_REVIEW = "under_review", _("Under review")
    RETURNED = "returned", _("Returned for correction")
    CONCLUDED = "concluded", _("Awaiting decision")
    AGREED = "agreed", _("Agreed")
    REFUSED = "refused", _("Refused")
    CREATION_ORDERED = "creation_ordered", _("Creation ordered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Initiative(Record):
    """The record that opens a case (clause 8).

    `sections` holds the answers to the annex, each as it was typed: soft in a draft, judged
    strictly by `submit`. While a record is returned they are the filer's alone: others see
    what was filed last. `returns` keeps the remarks of every return, the latest last.
    """

    State = State
    STATES = State
    ANNEX: ClassVar[Annex]
    # Who may start such a record, under which part of clause 8, and what others are told.
    FILED_BY: ClassVar[frozenset[Role]] = frozenset()
    FORM_CLAUSE: ClassVar[str] = ""
    NOT_YOUR_FORM: ClassVar[object] = ""

    # Made by the page that started it: pressing the button twice starts one draft.
    start_key = models.UUIDField(unique=True, null=True)
    language = models.CharField(max_length=2, default="kk")
    sections = models.JSONField(default=dict)
    # The earlier record of the same filer that this one takes up again.
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    official_use = models.BooleanField(default=False)
    state_secrets = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(null=True)
    # [{"version", "at", "remarks": {section: text}}, …]
    returns = models.JSONField(default=list)
    withdrawal_reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decision_number = models.CharField(max_length=40, blank=True)
    decision_grounds = models.TextField(blank=True)
    # {"name", "position": {"kk", "ru", "en"}}: who signs is on the paper for good.
    decision_signatory = models.JSONField(default=dict)
    ordered_at = models.DateTimeField(null=True)
    order_number = models.CharField(max_length=40, blank=True)
    order_text = models.TextField(blank=True)
    order_signatory = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def content(self) -> dict:
        """The annex as filed, and what the ministry said of it: what is frozen and hashed."""
        return {
            "annex": self.ANNEX.key,
            "language": self.language,
            "sections": self.sections,
            "state": str(self.state),
            "grounds": self.decision_grounds,
            "decision": self.decision_number,
            "decision_signatory": self.decision_signatory,
            "order": self.order_number,
            "order_text": self.order_text,
            "order_signatory": self.order_signatory,
        }

    @property
    def owner(self) -> Organisation | None:
        """The body whose activity is to be automated: the object would be its own (clause 3)."""
        return self.filer

    @property
    def remarks(self) -> dict[str, str]:
        """What the integrator asked to correct, by section; empty when nothing waits for it."""
        if self.state != State.RETURNED or not self.returns:
            return {}
        return self.returns[-1]["remarks"]

    def enter(self, act: Act) -> None:
        """What filing does, the first time and after a return: title, numbers, flags."""
        self.title = conditions.title_of(self.sections)
        self.project.enter(self.title, act.today.year)
        self.number = self.number or document_number(self.filer, act.today.year)
        self.private_to = None
        self.submitted_at = act.moment
        restricted = conditions.answers(self.sections, "restricted")
        self.official_use = restricted.get("official_use") == YES
        self.state_secrets = restricted.get("state_secret") == YES

    @step(
        source=State.SUBMITTED,
        target=State.UNDER_REVIEW,
        under=None,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Accept for review"),
        explains=_("The review begins; a conclusion on the three criteria of clause 11 is opened."),
        tells=FILERS,
        told=_("Request %(number)s was accepted for review: %(title)s"),
    )
    def accept(self, *, act: Act) -> None:
        """Nothing but the state changes; the conclusion is opened by a consequence."""

    @step(
        source=[State.SUBMITTED, State.UNDER_REVIEW],
        target=State.RETURNED,
        under=None,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Return for correction"),
        explains=_(
            "The filer reads your remarks at each section, corrects and files again."
            " The version that was filed stays visible."
        ),
        requires=ReturnForm,
        checks=(conditions.remarks_fit,),
        withheld={State.CONCLUDED: CONCLUDED_ALREADY},
        tells=FILERS,
        told=_("%(number)s was returned for correction, with remarks: %(title)s"),
        aside=True,
    )
    def return_for_correction(self, *, act: Act, remarks: dict[str, str]) -> None:
        """Ours: the remarks belong to the version that was filed."""
        entry = {"version": self.version, "at": act.moment.isoformat(), "remarks": remarks}
        self.returns = [*self.returns, entry]

    @step(
        source=State.UNDER_REVIEW,
        target=State.CONCLUDED,
        under=C13,
        actors={Role.SYSTEM},
        title=_("Receive the conclusion"),
        starts=("13.decision",),
        tells=(Role.AUTHORISED_BODY, *FILERS),
        told=_("The conclusion on %(number)s was delivered; the decision is due on %(due_on)s."),
    )
    def receive_conclusion(self, *, act: Act) -> None:
        """Delivery in the portal is receipt (X27): the three working days begin."""

    @step(
        source=State.CONCLUDED,
        target=State.AGREED,
        under=C13,
        title=_("Agree to the automation"),
        explains=_("The state body is informed at once. The decision cannot be taken back."),
        requires=AgreeForm,
        checks=(conditions.grounds_against_a_failed_criterion,),
        withheld={State.SUBMITTED: NO_DECISION_YET, State.UNDER_REVIEW: NO_DECISION_YET},
        stops=("13.decision",),
        delivers=(Role.STATE_BODY,),
        tells=(*FILERS, Role.SERVICE_INTEGRATOR),
        told=_("The ministry agreed to automation: %(number)s, %(title)s"),
        final=True,
    )
    def agree(self, *, act: Act, grounds: str) -> None:
        self._decide(act, grounds)

    @step(
        source=State.CONCLUDED,
        target=State.REFUSED,
        under=C13,
        title=_("Refuse the automation"),
        explains=_(
            "The state body is informed at once, with the reason. The decision cannot be taken back."
        ),
        requires=RefuseForm,
        withheld={State.SUBMITTED: NO_DECISION_YET, State.UNDER_REVIEW: NO_DECISION_YET},
        stops=("13.decision",),
        delivers=(Role.STATE_BODY,),
        tells=(*FILERS, Role.SERVICE_INTEGRATOR),
        told=_("The ministry refused automation: %(number)s, %(title)s"),
        final=True,
    )
    def refuse(self, *, act: Act, reason: str) -> None:
        self._decide(act, reason)

    @step(
        source=State.AGREED,
        target=State.CREATION_ORDERED,
        under=C18,
        actors={Role.AUTHORISED_BODY},
        title=_("Order the creation of the IC service"),
        explains=_(
            "The service integrator is given notice that creation of an IC service has to be"
            " organised. From the day of its arrival the term of the design task runs."
        ),
        requires=OrderCreationForm,
        withheld={State.CONCLUDED: NOT_AGREED_YET},
        starts=("18.design_task",),
        delivers=(Role.SERVICE_INTEGRATOR,),
        tells=(Role.SERVICE_INTEGRATOR, *FILERS),
        told=_("Creation of an IC service is ordered: %(number)s, design task due on %(due_on)s."),
        final=True,
    )
    def order_creation(self, *, act: Act, text: str) -> None:
        """A document of its own beside the decision (X10)."""
        self.ordered_at = act.moment
        self.order_text = text
        self.order_signatory = act.actor.signature
        self.order_number = document_number(act.actor.organisation, act.today.year)

    def _decide(self, act: Act, grounds: str) -> None:
        self.decided_at = act.moment
        self.decision_grounds = grounds
        self.decision_signatory = act.actor.signature
        self.decision_number = document_number(act.actor.organisation, act.today.year)
