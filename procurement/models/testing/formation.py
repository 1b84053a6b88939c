"""The meeting of the Commission and its decision to form the IC service (clauses 83, 85)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import opening
from ...conditions import testing as conditions
from ...forms.testing import ConveneForm, FormationForm, PresentForm, RefuseFormationForm
from .states import State

C83, C85 = CLAUSES["83"], CLAUSES["85"]
NOT_NOTIFIED = Refusal(
    "no-notice", "83", _("The Commission meets on the notice that the tests are passed.")
)
NOT_CONVENED = Refusal(
    "not-convened", "85", _("The Commission decides at a meeting; it is not convened yet.")
)


class Formation:
    @step(
        source=State.NOTIFIED,
        target=State.CONVENED,
        under=C83,
        title=_("Convene the Commission"),
        explains=_("The term is met by the convocation, not by the meeting."),
        requires=ConveneForm,
        checks=(conditions.meeting_ahead,),
        withheld={State.SECURITY_PASSED: NOT_NOTIFIED},
        stops=("83.convocation",),
        tells=(Role.COMMISSION, Role.CUSTOMER, Role.OPERATOR, Role.SUPPLIER),
        told=_("The Commission is convened: %(number)s, %(title)s"),
    )
    def convene(self, *, act: Act, date, time, place: str, agenda: str) -> None:
        self.meeting = {
            "date": date.isoformat(), "time": f"{time:%H:%M}", "place": place, "agenda": agenda,
            "convened_at": act.moment.isoformat(), "signatory": act.actor.signature,
        }  # fmt: skip
        self.convocation_number = document_number(act.actor.organisation, act.today.year)

    @step(
        source=[State.NOTIFIED, State.CONVENED],
        target=None,
        under=C85,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Present the documents to the Commission"),
        requires=PresentForm,
        checks=(conditions.documents_exist,),
        tells=(Role.COMMISSION,),
        told=_("Documents are presented to the Commission: %(number)s, %(title)s"),
    )
    def present_documents(self, *, act: Act, documents: list[str]) -> None:
        said = {"at": act.moment.isoformat(), "by": act.actor.user.full_name}
        self.presented = self.presented | dict.fromkeys(documents, said)

    @step(
        source=State.CONVENED,
        target=State.FORMATION_DECIDED,
        under=C85,
        actors={Role.COMMISSION},
        title=_("Decide to form the IC service"),
        explains=_(
            "From the minutes of the earlier meetings, the test protocols and the act of the security"
            " tests. After the decision the product or object is commissioned."
        ),
        requires=FormationForm,
        conditions=(conditions.has_commission, opening.is_chair, conditions.dossier_complete),
        withheld={State.SECURITY_PASSED: NOT_CONVENED, State.NOTIFIED: NOT_CONVENED},
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.OPERATOR, Role.SUPPLIER),
        told=_("The Commission decided to form the IC service: %(number)s, %(title)s"),
        final=True,
    )
    def decide_formation(self, *, act: Act, minutes: str, dissent: str) -> None:
        self.minutes, self.dissent = minutes, dissent
        self.meeting = self.meeting | {"led_by": act.actor.signature}
        self.decided_at = act.moment
        self.decision_number = document_number(act.actor.organisation, act.today.year)

    @step(
        source=State.CONVENED,
        target=State.FAILED,
        under=None,
        actors={Role.COMMISSION},
        title=_("Decide that the IC service is not formed yet"),
        explains=_("The testing goes back to the readiness, with the reason."),
        requires=RefuseFormationForm,
        conditions=(opening.is_chair,),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.OPERATOR, Role.SUPPLIER),
        told=_("The Commission did not decide to form the IC service: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def refuse_formation(self, *, act: Act, reason: str) -> None:
        self.fall(act, reason)

    @step(
        source=[
            state for state in State if state not in (State.FORMATION_DECIDED, State.ABANDONED)
        ],
        target=State.ABANDONED,
        under=None,
        actors={Role.SYSTEM},
        title=_("End the testing without a result"),
        cancels=("83.convocation",),
    )
    def abandon(self, *, act: Act) -> None:
        """The contract was broken before the service was formed (109)."""
