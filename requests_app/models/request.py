"""The automation request (Annex 1, clause 8(1)) up to the ministry's decision (clause 13)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from .. import conditions
from ..annex1.sections import ANNEX1
from ..forms.decision import AgreeForm, RefuseForm

C8, C13 = CLAUSES["8"], CLAUSES["13"]

NO_DECISION_YET = Refusal(
    "no-conclusion",
    "13",
    _("The ministry decides only after it has received the conclusion of the service integrator."),
)


class AutomationRequest(Record):
    """A state body asks that one of its functions be automated.

    `sections` holds the ten rows of Annex 1 and the scope questions of clause 3, each as
    it was typed: soft in a draft, judged strictly by `submit`.
    """

    KIND = Kind.REQUEST
    ANNEX = ANNEX1

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

    STATES = State

    # Made by the page that started it: pressing the button twice starts one request.
    start_key = models.UUIDField(unique=True, null=True)
    language = models.CharField(max_length=2, default="kk")
    sections = models.JSONField(default=dict)
    official_use = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decision_grounds = models.TextField(blank=True)

    class Meta:
        db_table = "requests_request"

    def content(self) -> dict:
        """Annex 1 as filed, and the decision once there is one: what is frozen and hashed."""
        return {
            "annex": "1",
            "language": self.language,
            "sections": self.sections,
            "state": str(self.state),
            "grounds": self.decision_grounds,
        }

    @step(
        source=[State.DRAFT, State.RETURNED],
        target=State.SUBMITTED,
        under=C8,
        actors={Role.STATE_BODY},
        title=_("File the request"),
        explains=_(
            "The request goes to the authorised body and to the service integrator at once;"
            " each receives it with a receipt of its own. After filing it can no longer be changed."
        ),
        checks=(conditions.within_scope, conditions.complete),
        delivers=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        told=_("New automation request %(number)s: %(title)s"),
        final=True,
    )
    def submit(self, *, act: Act) -> None:
        self.project.enter(self.title, act.today.year)
        self.number = document_number(self.filer, act.today.year)
        self.private_to = None
        self.submitted_at = act.moment
        self.official_use = self.sections.get("restricted", {}).get("official_use") == "yes"

    @step(
        source=State.SUBMITTED,
        target=State.UNDER_REVIEW,
        under=None,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Accept for review"),
        explains=_("The review begins; a conclusion on the three criteria of clause 11 is opened."),
        tells=(Role.STATE_BODY,),
        told=_("Request %(number)s was accepted for review: %(title)s"),
    )
    def accept(self, *, act: Act) -> None:
        """Nothing but the state changes; the conclusion is opened by a consequence."""

    @step(
        source=State.UNDER_REVIEW,
        target=State.CONCLUDED,
        under=C13,
        actors={Role.SYSTEM},
        title=_("Receive the conclusion"),
        starts=("13.decision",),
        tells=(Role.AUTHORISED_BODY, Role.STATE_BODY),
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
        tells=(Role.STATE_BODY, Role.SERVICE_INTEGRATOR),
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
        tells=(Role.STATE_BODY, Role.SERVICE_INTEGRATOR),
        told=_("The ministry refused automation: %(number)s, %(title)s"),
        final=True,
    )
    def refuse(self, *, act: Act, reason: str) -> None:
        self._decide(act, reason)

    def _decide(self, act: Act, grounds: str) -> None:
        self.decided_at = act.moment
        self.decision_grounds = grounds
