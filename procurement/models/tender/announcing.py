"""From the customer's consent to the closing moment (clauses 42, 47, 53-1)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES, TERMS
from portal.workdays import calendar, clock
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import ladder
from ...conditions import tender as conditions
from .states import State

C42, C47, C53_1 = (CLAUSES[number] for number in ("42", "47", "53-1"))


def closing_day(published_on: date) -> date:
    """The last of the 15 working days of clause 47."""
    return calendar.current().add(published_on, TERMS["47.bids"].length.number)


class Announcing:
    """Steps of a tender: consent, publication, and what the clock does."""

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
