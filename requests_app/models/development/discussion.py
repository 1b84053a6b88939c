"""The discussion of development and of the supplier, and its two decisions (clause 92)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...development import conditions
from ...development.sides import SIDES, sides_of
from ...forms.development import DecideForm, DiscussionForm
from .states import State

C92 = CLAUSES["92"]
NOT_CONCLUDED = Refusal(
    "no-conclusion", "92", _("A discussion is opened on a positive conclusion; there is none yet.")
)
NEGATIVE = Refusal(
    "negative-conclusion",
    "92",
    _("The conclusion is negative: development is not discussed."),
)
NOT_OPENED = Refusal("not-discussed", "92", _("The discussion has not been opened yet."))


class Discussion:
    @step(
        source=State.ANALYSED,
        target=State.IN_DISCUSSION,
        under=C92,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Open the discussion"),
        explains=_(
            "The customer, the authorised body and the operator are invited to discuss two"
            " questions: the development, and the replacement of the supplier where there is one."
        ),
        requires=DiscussionForm,
        conditions=(conditions.service_exists,),
        checks=(conditions.meeting_ahead,),
        withheld={State.SUBMITTED: NOT_CONCLUDED, State.CLOSED_NEGATIVE: NEGATIVE},
        tells=SIDES,
        told=_("The discussion of a development is opened: %(number)s, %(title)s"),
    )
    def open_discussion(self, *, act: Act, date, time, place: str, agenda: str) -> None:
        self._meet(act, date, time, place, agenda)

    @step(
        source=State.IN_DISCUSSION,
        target=None,
        under=None,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Move the discussion to another day"),
        requires=DiscussionForm,
        conditions=(conditions.no_minutes_yet,),
        checks=(conditions.meeting_ahead,),
        tells=SIDES,
        told=_("The discussion of a development is moved: %(number)s, %(title)s"),
        aside=True,
    )
    def move_discussion(self, *, act: Act, date, time, place: str, agenda: str) -> None:
        self._meet(act, date, time, place, agenda)

    @step(
        source=State.IN_DISCUSSION,
        target=None,
        under=C92,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Write the minutes with the two decisions"),
        explains=_(
            "The customer, the authorised body and the operator confirm the minutes. When you change"
            " them, what was confirmed before has to be confirmed anew."
        ),
        requires=DecideForm,
        conditions=(conditions.discussion_held,),
        checks=(conditions.both_questions_decided, conditions.decision_can_be_carried_out),
        withheld={
            State.SUBMITTED: NOT_CONCLUDED,
            State.ANALYSED: NOT_OPENED,
            State.CLOSED_NEGATIVE: NEGATIVE,
        },
        tells=SIDES,
        told=_("The minutes of the discussion wait for your confirmation: %(number)s, %(title)s"),
    )
    def decide(self, *, act: Act, minutes: str, develop: str, replace_supplier: str) -> None:
        """Two separate questions (X18)."""
        self.minutes = minutes
        self.develop = develop
        self.replace_supplier = replace_supplier if self.has_supplier else ""
        self.minutes_signatory = act.actor.signature
        self.written_at = act.moment
        self.confirmations = {}

    @step(
        source=State.IN_DISCUSSION,
        target=None,
        under=C92,
        actors=set(SIDES),
        title=_("Confirm the minutes"),
        explains=_("With the last of the three confirmations the decisions take effect."),
        conditions=(
            conditions.minutes_written,
            conditions.takes_part,
            conditions.not_confirmed_yet,
            conditions.still_can_be_carried_out,
        ),
        withheld={State.ANALYSED: NOT_OPENED},
        tells=(*SIDES, Role.SERVICE_INTEGRATOR),
        told=_("The minutes of the discussion are confirmed by a side: %(number)s, %(title)s"),
        final=True,
    )
    def confirm(self, *, act: Act) -> None:
        """What was changed since the person read it is refused as stale."""
        said = act.actor.signature | {"at": act.moment.isoformat()}
        mine = sides_of(self, act.actor.organisation_id)
        self.confirmations = self.confirmations | dict.fromkeys(map(str, mine), said)

    @step(
        source=State.IN_DISCUSSION,
        target=State.DECIDED,
        under=C92,
        actors={Role.SYSTEM},
        title=_("Take the decisions of the discussion"),
        delivers=SIDES,
        tells=(*SIDES, Role.SERVICE_INTEGRATOR, Role.SUPPLIER),
        told=_("It is decided on the development: %(number)s, %(title)s"),
        final=True,
    )
    def settle(self, *, act: Act) -> None:
        """The three have confirmed; what follows is brought about by consequences."""
        integrator = self.party(Role.SERVICE_INTEGRATOR)
        self.minutes_number = document_number(integrator, act.today.year)
        self.decided_at = act.moment

    def _meet(self, act: Act, date, time, place: str, agenda: str) -> None:
        self.meeting = {
            "date": date.isoformat(), "time": f"{time:%H:%M}", "place": place, "agenda": agenda,
            "opened_at": act.moment.isoformat(),
        }  # fmt: skip
