"""The tender (clauses 42, 47, 49, 53-1): announced, closed by the clock, opened, scored, awarded."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES, TERMS
from portal.rules.refusal import Refusal
from portal.workdays import calendar, clock
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, Span, step

from ..conditions import evaluation, ladder, opening
from ..conditions import tender as conditions
from ..forms.tender import (
    AdmitForm,
    AwardForm,
    CancellationForm,
    EvaluateForm,
    LadderForm,
    RejectForm,
    ScoreForm,
)
from ..sealing.models import Round
from .design_task import DesignTask

C42, C47, C49, C53_1 = (CLAUSES[number] for number in ("42", "47", "49", "53-1"))
C36, C73 = CLAUSES["36"], CLAUSES["73"]


class State(models.TextChoices):
    PREPARING = "preparing", _("Being prepared")
    ACCEPTING_BIDS = "accepting_bids", _("Published (bids are accepted)")
    CLOSED = "closed", _("Bids are closed")
    OPENING = "opening", _("Bids are being opened")
    OPENED = "opened", _("Bids are being considered")
    EVALUATED = "evaluated", _("Bids are evaluated")
    AWARDED = "awarded", _("Completed")
    NO_BIDS = "no_bids", _("No bids came")
    AWAITING_AMENDMENT = "awaiting_amendment", _("The design task is being amended")
    CANCELLED = "cancelled", _("Cancelled")


BIDS_ARE_NOT_OPEN = Refusal(
    "no-bids-to-open", "47", _("Bids are opened only after their acceptance has ended.")
)


class Tender(Record):
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
    # [{"round", "decision", "at", "reason"}]: what the Commission decided under 53-1.
    decisions = models.JSONField(default=list)

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

    @step(
        source=State.PREPARING,
        target=None,
        under=C42,
        actors={Role.CUSTOMER},
        title=_("Consent to the announcement"),
        explains=_("Your consent is for this round alone."),
        conditions=(conditions.task_approved, conditions.not_consented_yet),
        tells=(Role.SERVICE_INTEGRATOR,),
        told=_("The customer consents to the announcement: %(number)s, %(title)s"),
    )
    def consent(self, *, act: Act) -> None:
        """Asked for every round anew (X24)."""
        self.consented_for = self.next_announcement
        self.consented_at = act.moment

    @step(
        source=State.PREPARING,
        target=State.ACCEPTING_BIDS,
        under=C42,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Publish the announcement"),
        explains=_(
            "The announcement and the design task are public at once. Bids are accepted for 15 working"
            " days; the closing moment is computed and cannot be changed."
        ),
        conditions=(
            conditions.task_approved,
            conditions.consent_given,
            ladder.amended_for_the_third_round,
        ),
        stops=("42.announcement",),
        starts=("36.commission",),
        tells=(Role.CUSTOMER, Role.COMMISSION, Role.AUTHORISED_BODY),
        told=_("The announcement is published: %(number)s, %(title)s"),
        final=True,
    )
    def publish(self, *, act: Act) -> None:
        """Clause 47: 15 working days, until 24:00 of the last; nothing of it is typed."""
        self.design_task = conditions.task_of(self.project_id)
        self.announcements = self.next_announcement
        self.number = document_number(act.actor.organisation, act.today.year)
        self.published_at = act.moment
        self.closes_at = clock.end_of_day(closing_day(act.today))
        self.closed_at = self.opened_at = self.bid_count = None
        self.totals, self.dissent = [], ""

    @step(
        source=State.ACCEPTING_BIDS,
        target=State.CLOSED,
        under=C47,
        actors={Role.SYSTEM},
        title=_("Close the acceptance of bids"),
        conditions=(conditions.moment_has_come,),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.COMMISSION),
        told=_("The acceptance of bids has ended: %(number)s, %(title)s"),
    )
    def close(self, *, act: Act) -> None:
        self.closed_at = act.moment

    @step(
        source=State.CLOSED,
        target=State.NO_BIDS,
        under=C53_1,
        actors={Role.SYSTEM},
        title=_("Note that no bid came"),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.COMMISSION),
        told=_("No bid came: %(number)s, %(title)s"),
    )
    def note_no_bids(self, *, act: Act) -> None:
        self.bid_count = 0
        self.rungs = self.round

    @step(
        source=State.CLOSED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Confirm presence for the opening"),
        conditions=(opening.sits_in_judgement, opening.not_present_yet),
        concurrent=True,
    )
    def confirm_presence(self, *, act: Act) -> None:
        """Written on the member's row by a consequence."""

    @step(
        source=State.CLOSED,
        target=State.OPENING,
        under=C36,
        actors={Role.COMMISSION},
        title=_("Open the bids"),
        explains=_(
            "The bids are unsealed and become known to the Commission. There is no way back."
        ),
        conditions=(
            opening.commission_stands,
            opening.sits_in_judgement,
            opening.everybody_declared,
            opening.quorum_present,
        ),
        withheld={State.ACCEPTING_BIDS: BIDS_ARE_NOT_OPEN, State.PREPARING: BIDS_ARE_NOT_OPEN},
        final=True,
    )
    def open_bids(self, *, act: Act) -> None:
        """The opener, a process of its own, does the rest."""

    @step(
        source=State.OPENING,
        target=State.OPENED,
        under=C49,
        actors={Role.SYSTEM},
        title=_("Receive the opened bids"),
        conditions=(opening.bids_are_read,),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The bids are opened: %(number)s, %(title)s"),
    )
    def receive_bids(self, *, act: Act) -> None:
        self.opened_at = act.moment

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Admit a bid"),
        requires=AdmitForm,
        conditions=(opening.sits_in_judgement,),
        checks=(evaluation.bid_awaits_admission, evaluation.readable),
    )
    def admit_bid(self, *, act: Act, bid: str) -> None:
        """The bid's own step follows."""

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Reject a bid"),
        requires=RejectForm,
        conditions=(opening.sits_in_judgement,),
        checks=(evaluation.bid_awaits_admission,),
        aside=True,
    )
    def reject_bid(self, *, act: Act, bid: str, reason: str) -> None:
        """The bid's own step follows, with the reason."""

    @step(
        source=State.OPENED,
        target=None,
        under=None,
        actors={Role.COMMISSION},
        title=_("Score a bid"),
        requires=ScoreForm,
        conditions=(opening.sits_in_judgement,),
        checks=(evaluation.scores_fit,),
        concurrent=True,
    )
    def score(self, *, act: Act, bid: str, points: dict) -> None:
        """Hidden from the others until all are in; a member may correct until then."""

    @step(
        source=State.OPENED,
        target=State.EVALUATED,
        under=None,
        actors={Role.COMMISSION},
        title=_("Close the evaluation"),
        explains=_("The scores of all members become visible, with the totals."),
        requires=EvaluateForm,
        conditions=(opening.is_chair, evaluation.every_bid_judged, evaluation.every_score_in),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR),
        told=_("The bids are evaluated: %(number)s, %(title)s"),
    )
    def evaluate(self, *, act: Act, dissent: str) -> None:
        self.totals = evaluation.totals_of(self)
        self.dissent = dissent

    @step(
        source=State.EVALUATED,
        target=State.AWARDED,
        under=C73,
        actors={Role.COMMISSION},
        title=_("Award the contract"),
        explains=_(
            "The protocol names the winner, the runner-up, the price and the term by which the"
            " supplier gives notice of readiness for testing."
        ),
        requires=AwardForm,
        conditions=(opening.is_chair, evaluation.somebody_to_award),
        checks=(evaluation.readiness_ahead,),
        joins=(Role.SUPPLIER,),
        starts=("73.readiness",),
        delivers=(Role.SUPPLIER,),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY),
        told=_("The supplier is determined: %(number)s, %(title)s"),
        final=True,
    )
    def award(self, *, act: Act, readiness_on: date | None, readiness_days: int | None) -> None:
        """The protocol that determines the supplier, with the term of clause 73."""
        first, *others = evaluation.ranked(self)
        self.winner, self.runner_up = first, others[0] if others else None
        self.price = first.price
        self.readiness_on = readiness_on or calendar.current().add(act.today, readiness_days)
        self.awarded_at = act.moment
        self.protocol_number = document_number(act.actor.organisation, act.today.year)

    @step(
        source=State.AWARDED,
        target=None,
        under=None,
        actors={Role.SYSTEM},
        title=_("Pass the award to the runner-up"),
        cancels=("73.readiness",),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The winner declined; the runner-up takes its place: %(number)s, %(title)s"),
    )
    def pass_to_runner_up(self, *, act: Act) -> None:
        self.winner, self.runner_up = self.runner_up, None
        self.price = self.winner.price

    @step(
        source=State.AWARDED,
        target=State.EVALUATED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that nobody is left to contract with"),
        cancels=("73.readiness",),
        tells=(Role.COMMISSION, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The winner declined and there is no runner-up: %(number)s, %(title)s"),
    )
    def release(self, *, act: Act) -> None:
        self.winner = self.runner_up = self.price = None

    @step(
        source=[State.NO_BIDS, State.EVALUATED],
        target=State.PREPARING,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to announce again"),
        requires=LadderForm,
        conditions=(opening.is_chair, ladder.may_announce_again),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The Commission decided to announce again: %(number)s, %(title)s"),
        final=True,
    )
    def decide_reannouncement(self, *, act: Act, reason: str) -> None:
        """After a round without a bid: the next rung. After rejected bids (ours): the same one."""
        self._decide("reannouncement", act, reason)
        if self.rungs == self.round:
            self.round += 1

    @step(
        source=State.NO_BIDS,
        target=State.AWAITING_AMENDMENT,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to amend the design task"),
        requires=LadderForm,
        conditions=(opening.is_chair, ladder.second_round_was_empty),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The Commission decided to amend the design task: %(number)s, %(title)s"),
        final=True,
    )
    def decide_amendment(self, *, act: Act, reason: str) -> None:
        self._decide("amendment", act, reason)
        self.round += 1

    @step(
        source=State.AWAITING_AMENDMENT,
        target=State.PREPARING,
        under=C53_1,
        actors={Role.SYSTEM},
        title=_("Go on with the amended design task"),
        tells=(Role.CUSTOMER,),
        told=_("The amended design task is approved: %(number)s, %(title)s"),
    )
    def take_amendment(self, *, act: Act) -> None:
        """The new version is approved; consent and announcement follow."""

    @step(
        source=State.NO_BIDS,
        target=State.CANCELLED,
        under=C53_1,
        actors={Role.COMMISSION},
        title=_("Decide to cancel the creation"),
        explains=_("Three rounds brought no bid. The creation or development is cancelled."),
        requires=CancellationForm,
        conditions=(opening.is_chair, ladder.third_round_was_empty),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY, Role.STATE_BODY),
        told=_("The Commission cancelled the creation: %(number)s, %(title)s"),
        final=True,
    )
    def decide_cancellation(self, *, act: Act, reason: str) -> None:
        self._decide("cancellation", act, reason)

    def party(self, role: Role):
        return self.winner.filer if role == Role.SUPPLIER and self.winner else super().party(role)

    def _decide(self, decision: str, act: Act, reason: str) -> None:
        entry = {
            "round": self.round, "decision": decision, "at": act.moment.isoformat(),
            "reason": reason,
        }  # fmt: skip
        self.decisions = [*self.decisions, entry]


def closing_day(published_on: date) -> date:
    """The last of the 15 working days of clause 47."""
    return calendar.current().add(published_on, TERMS["47.bids"].length.number)
