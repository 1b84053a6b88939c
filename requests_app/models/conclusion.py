"""The conclusion of the service integrator on three criteria (clause 11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from .. import conditions
from ..forms.conclusion import AssessForm

C11 = CLAUSES["11"]


class Criterion(models.TextChoices):
    """The three criteria of clause 11, by the numbers of its items."""

    EFFECTIVENESS = "1", _("Effectiveness: analysis of the legal acts that regulate the activity")
    FEASIBILITY = (
        "2",
        _("Feasibility: automation indicators, the Requirements and the unified requirements"),
    )
    NO_DUPLICATE = (
        "3",
        _("No existing object and no started project that automates the same activity"),
    )


class Outcome(models.TextChoices):
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")


class Conclusion(Record):
    """Opened when a request is accepted; seen by the integrator alone until it is issued."""

    KIND = Kind.CONCLUSION

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        ISSUED = "issued", _("Issued")

    STATES = State

    # {"1": {"outcome": "met", "grounds": "…"}, …}
    criteria = models.JSONField(default=dict)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "requests_conclusion"

    def content(self) -> dict:
        return {"criteria": self.criteria}

    @step(
        source=State.DRAFT,
        target=None,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Assess a criterion"),
        requires=AssessForm,
    )
    def assess(self, *, act: Act, criterion: str, outcome: str, grounds: str) -> None:
        self.criteria = self.criteria | {criterion: {"outcome": outcome, "grounds": grounds}}

    @step(
        source=State.DRAFT,
        target=State.ISSUED,
        under=C11,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Issue the conclusion"),
        explains=_(
            "The conclusion is delivered to the authorised body at once, and its three working"
            " days for the decision begin. An issued conclusion cannot be changed."
        ),
        conditions=(conditions.every_criterion_assessed,),
        delivers=(Role.AUTHORISED_BODY,),
        final=True,
    )
    def issue(self, *, act: Act) -> None:
        self.number = document_number(self.filer, act.today.year)
        self.private_to = None
        self.issued_at = act.moment
