"""From the readiness to passed tests (clauses 73, 76-1, 88)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ... import testing
from ...conditions import testing as conditions
from ...design.registry import number_of
from ...forms.testing import (
    EquipForm,
    FailForm,
    FunctionalTestForm,
    IntegrationTestForm,
    ReadinessForm,
)
from .states import State

C73, C76_1, C88 = (CLAUSES[number] for number in ("73", "76-1", "88"))
TESTERS = frozenset({Role.SERVICE_INTEGRATOR, Role.OPERATOR})
NOT_READY = Refusal(
    "not-ready", "73", _("Tests begin with the notice of readiness; it has not come yet.")
)


class Functional:
    """Readiness, integrations, functions, load, fault tolerance; defects lead back to readiness."""

    @step(
        source=[State.AWAITING_READINESS, State.FAILED],
        target=None,
        under=C88,
        actors={Role.OPERATOR},
        title=_("Equip the platform"),
        explains=_(
            "Nothing is rented: the operator equips the platform and its own infrastructure, buying"
            " or creating the object by its internal rules. No tender is held."
        ),
        requires=EquipForm,
        conditions=(conditions.only_without_rental,),
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR),
        told=_("The platform is equipped: %(number)s, %(title)s"),
        aside=True,
    )
    def record_equipment(self, *, act: Act, **said) -> None:
        """88(1)."""
        self.acquisition = said | {"at": act.moment.isoformat()}

    @step(
        source=[State.AWAITING_READINESS, State.FAILED],
        target=State.READY,
        under=C73,
        actors={Role.SUPPLIER, Role.OPERATOR},
        title=_("Give notice of readiness for testing"),
        explains=_("A checklist is made from the design task; everything in it is tested."),
        requires=ReadinessForm,
        conditions=(conditions.gives_readiness, conditions.equipped_first),
        checks=(conditions.resource_sheet_given,),
        stops=("73.readiness",),
        delivers=(Role.SERVICE_INTEGRATOR,),
        tells=(Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.CUSTOMER),
        told=_("Ready for testing: %(number)s, %(title)s"),
    )
    def notify_readiness(self, *, act: Act, sheet=None, **said) -> None:
        """After defects everything is tested anew (ours)."""
        self.round += 1
        number = document_number(act.actor.organisation, act.today.year)
        self.number = self.number or number
        named = sheet and {"key": str(sheet.key), "name": sheet.name}
        self.readiness = said | {
            "sheet": named, "at": act.moment.isoformat(), "number": number,
            "signatory": act.actor.signature,
        }  # fmt: skip
        self.checklist = testing.checklist_of(self.design_task)

    @step(
        source=State.READY,
        target=None,
        under=C76_1,
        actors=TESTERS,
        title=_("Record the test of an integration"),
        requires=IntegrationTestForm,
        conditions=(conditions.tester,),
        checks=(conditions.integration_can_be_tested, conditions.unchanged_since_seen),
        withheld={State.AWAITING_READINESS: NOT_READY, State.FAILED: NOT_READY},
        concurrent=True,
    )
    def record_integration_test(
        self, *, act: Act, integration: str, service: str, outcome: str, note: str, seen: str
    ) -> None:
        """Each item by itself: testers side by side do not meet each other's versions."""
        self._record(integration, act, outcome, note, number_of(service))

    @step(
        source=State.READY,
        target=None,
        under=None,
        actors=TESTERS,
        title=_("Record the test of a function, of load or of fault tolerance"),
        requires=FunctionalTestForm,
        conditions=(conditions.tester,),
        checks=(conditions.item_can_be_tested, conditions.unchanged_since_seen),
        withheld={State.AWAITING_READINESS: NOT_READY, State.FAILED: NOT_READY},
        concurrent=True,
    )
    def record_functional_test(
        self, *, act: Act, item: str, outcome: str, note: str, seen: str
    ) -> None:
        self._record(item, act, outcome, note)

    @step(
        source=State.READY,
        target=State.FUNCTIONAL_PASSED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that every test is passed"),
        tells=(Role.SUPPLIER, Role.OPERATOR, Role.SERVICE_INTEGRATOR),
        told=_("Every test is passed: %(number)s, %(title)s"),
    )
    def pass_functional(self, *, act: Act) -> None:
        """76-1: not while an integration is untested."""
        body = self.design_task.filer if self.rental else self.maker
        self.protocol_number = document_number(body, act.today.year)
        self.tested_at = act.moment

    @step(
        source=[State.READY, State.FUNCTIONAL_PASSED, State.ENVIRONMENT_ALLOCATED],
        target=State.FAILED,
        under=None,
        actors=TESTERS | {Role.SYSTEM},
        title=_("Send back with defects"),
        explains=_(
            "The defects are mended, notice of readiness is given anew and all is tested again."
        ),
        requires=FailForm,
        tells=(Role.SUPPLIER, Role.OPERATOR, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("Sent back with defects: %(number)s, %(title)s"),
        aside=True,
    )
    def fail(self, *, act: Act, defects: str) -> None:
        self.fall(act, defects)

    def fall(self, act: Act, why: str) -> None:
        """What the round found stays readable; the next one begins with nothing."""
        ended = {
            "round": self.round, "defects": why, "at": act.moment.isoformat(),
            "checklist": self.checklist, "protocol": self.protocol_number,
            "tested_at": self.tested_at and self.tested_at.isoformat(),
            "readiness": self.readiness, "act": self._act(), "notice": self.notice,
            "meeting": self.meeting, "convocation": self.convocation_number,
        }  # fmt: skip
        self.rounds = [*self.rounds, ended]
        self.protocol_number, self.tested_at, self.environment = "", None, {}
        self.security_act, self.act_number, self.act_date, self.act_result = None, "", None, ""
        self.presented, self.notice, self.meeting, self.convocation_number = {}, {}, {}, ""

    def _act(self) -> dict:
        """The act of the security tests; {} while there is none."""
        if self.security_act is None:
            return {}
        return {"number": self.act_number, "date": self.act_date.isoformat(),
                "result": self.act_result, "key": str(self.security_act.key)}  # fmt: skip

    def _record(self, key: str, act: Act, outcome: str, note: str, service: str = "") -> None:
        said = {"outcome": outcome, "note": note, "at": act.moment.isoformat(),
                "by": act.actor.user.full_name}  # fmt: skip
        if service:
            said["service"] = service
        self.checklist = [
            item | said | {"turn": item["turn"] + 1} if item["key"] == key else item
            for item in self.checklist
        ]
