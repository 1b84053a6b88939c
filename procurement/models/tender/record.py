"""The tender (clauses 42, 47, 49, 53-1): announced, closed by the clock, opened, scored, awarded."""

from datetime import date

from django.db import models

from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, Span

from ...conditions import tender as conditions
from ...sealing.models import Round
from ..design_task import DesignTask
from .announcing import Announcing, closing_day
from .awarding import Awarding
from .judging import Judging
from .ladder import Ladder
from .opening import Opening
from .states import State


# Steps are collected from the last base to the first: they stand in the order of a tender's life.
class Tender(Ladder, Awarding, Judging, Opening, Announcing, Record):
    """Opened when a design task with a rental is approved; lives through its rounds.

    `round` is the rung of clause 53-1 (1 to 3), `announcements` counts every publication: after
    all bids were rejected (ours) a tender is announced again in the same round.
    """

    KIND = Kind.TENDER
    State = State
    STATES = State

    round = models.PositiveSmallIntegerField(default=1)
    announcements = models.PositiveSmallIntegerField(default=0)
    # The last round that ended without a bid: 0, or the rung that the ladder stands on.
    rungs = models.PositiveSmallIntegerField(default=0)
    # The version announced last.
    design_task = models.ForeignKey(DesignTask, models.PROTECT, null=True, related_name="+")
    consented_for = models.PositiveSmallIntegerField(default=0)
    consented_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    bid_count = models.PositiveIntegerField(null=True)
    # The table of totals, kept with the evaluation: [{"bid", "bidder", "price", "total", "place"}]
    totals = models.JSONField(default=list)
    dissent = models.TextField(blank=True)
    winner = models.ForeignKey("Bid", models.PROTECT, null=True, related_name="+")
    runner_up = models.ForeignKey("Bid", models.PROTECT, null=True, related_name="+")
    price = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    readiness_on = models.DateField(null=True)
    awarded_at = models.DateTimeField(null=True)
    protocol_number = models.CharField(max_length=60, blank=True)
    # [{"round", "decision", "at", "reason", "number", "signature"}]: decided under 53-1.
    decisions = models.JSONField(default=list)
    # What the minutes of each opening and award say (`procurement.minutes`).
    minutes = models.JSONField(default=list)

    class Meta:
        db_table = "procurement_tender"
        indexes = [models.Index(fields=["-published_at", "-record_ptr"], name="tender_published")]

    def content(self) -> dict:
        return {
            "round": self.round,
            "announcement": self.announcements,
            "design_task": self.design_task_id,
            "closes_at": self.closes_at and self.closes_at.isoformat(),
            "totals": self.totals,
            "price": self.price and str(self.price),
            "readiness_on": self.readiness_on and self.readiness_on.isoformat(),
            "decisions": self.decisions,
        }

    @property
    def sealed_round(self) -> Round | None:
        """The round of the last announcement; None before the first."""
        return Round.objects.filter(tender_id=self.pk).order_by("-pk").first()

    @property
    def next_announcement(self) -> int:
        """The number of the announcement that is being prepared."""
        return self.announcements + 1

    @property
    def closing_day(self) -> date | None:
        """The last day on which bids are accepted."""
        return self.published_at and closing_day(clock.local_date(self.published_at))

    def span(self, code: str, act: Act) -> Span | None:
        """36(1): the Commission stands by the closing day, unless it does already. 73: by the protocol."""
        match code:
            case "36.commission":
                return conditions.commission_owed_by(self, act, closing_day(act.today))
            case "73.readiness":
                return Span(act.today, self.readiness_on)
        return super().span(code, act)

    def party(self, role: Role):
        return self.winner.filer if role == Role.SUPPLIER and self.winner else super().party(role)
