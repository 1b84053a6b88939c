"""A bid after it was opened (clause 49, Annex 4); before that only `procurement.sealing` has it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, step

from ..forms.tender import ReasonForm


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    OPENED = "opened", _("Opened")
    ADMITTED = "admitted", _("Admitted")
    REJECTED = "rejected", _("Rejected")
    WINNER = "winner", _("Winner")
    NOT_SELECTED = "not_selected", _("Not selected")


class Bid(Record):
    """Made by the opener from a sealed bid, at once in the state "opened" by `unseal`.

    The first three states are those of the sealed bid, which is no record: nothing of it may be
    known. `number` is the random number of its receipt.
    """

    KIND = Kind.BID
    State = State
    STATES = State
    SEEN_BY = frozenset(
        {Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.COMMISSION, Role.AUTHORISED_BODY}
    )

    for_tender = models.ForeignKey("Tender", models.PROTECT, related_name="bids")
    announcement = models.PositiveSmallIntegerField()
    price = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    # Annex 4 as it was typed: bidder, conformity, schedule, experience, consent.
    answers = models.JSONField(default=dict)
    submitted_at = models.DateTimeField()
    # [{"document", "name", "size", "sha256"} or {"problem"}]
    attached = models.JSONField(default=list)
    unreadable = models.CharField(max_length=20, blank=True)
    rejection = models.TextField(blank=True)

    class Meta:
        db_table = "procurement_bid"
        constraints = [
            models.CheckConstraint(condition=models.Q(price__gte=0), name="bid_price"),
        ]

    def content(self) -> dict:
        return {"price": self.price and str(self.price), "answers": self.answers}

    @step(
        source=State.DRAFT,
        target=State.OPENED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Unseal the bid"),
    )
    def unseal(self, *, act: Act) -> None:
        """The opener has read it."""

    @step(
        source=State.OPENED,
        target=State.ADMITTED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Admit the bid"),
    )
    def admit(self, *, act: Act) -> None:
        """The Commission found nothing against it."""

    @step(
        source=State.OPENED,
        target=State.REJECTED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Reject the bid"),
        requires=ReasonForm,
    )
    def reject(self, *, act: Act, reason: str) -> None:
        self.rejection = reason

    @step(
        source=[State.ADMITTED, State.NOT_SELECTED],
        target=State.WINNER,
        under=None,
        actors={Role.SYSTEM},
        title=_("Name the winner"),
    )
    def win(self, *, act: Act) -> None:
        """By the award protocol, or after the winner before it declined."""

    @step(
        source=[State.ADMITTED, State.WINNER],
        target=State.NOT_SELECTED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that another bid was selected"),
    )
    def lose(self, *, act: Act) -> None:
        """By the award protocol, or because the winner declined."""


class Score(models.Model):
    """What one member gives one bid for one criterion: 0 to 100 points."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="scores")
    member = models.ForeignKey("Member", models.PROTECT, related_name="scores")
    criterion = models.PositiveSmallIntegerField()
    points = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "procurement_score"
        constraints = [
            models.UniqueConstraint(fields=["bid", "member", "criterion"], name="score_once"),
            models.CheckConstraint(condition=models.Q(points__lte=100), name="score_points"),
        ]

    def __str__(self) -> str:
        return f"{self.points} for {self.criterion} of {self.bid_id}"
