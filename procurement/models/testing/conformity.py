"""The security conformity tests and the notice that they are passed (clauses 80-1, 82, 83)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import testing as conditions
from ...forms.testing import AllocationForm, NotifyPassedForm, SecurityTestForm
from .states import State

C80_1, C83 = CLAUSES["80-1"], CLAUSES["83"]
NO_ENVIRONMENT = Refusal(
    "no-environment",
    "80-1",
    _(
        "The conformity tests run in the regular environment; the operator has not allocated it yet."
    ),
)
UNTESTED = Refusal(
    "tests-not-passed",
    "76-1",
    _("Not everything that the design task demands has been tested and passed."),
)


class Conformity:
    """The operator allocates the environment; the act of the tests says what came of them."""

    @step(
        source=State.FUNCTIONAL_PASSED,
        target=State.ENVIRONMENT_ALLOCATED,
        under=C80_1,
        title=_("Allocate the environment for the conformity tests"),
        requires=AllocationForm,
        withheld={State.READY: UNTESTED},
        tells=(Role.SUPPLIER, Role.SERVICE_INTEGRATOR),
        told=_("The environment for the conformity tests is allocated: %(number)s, %(title)s"),
    )
    def allocate_environment(self, *, act: Act, environment: str, resources: str) -> None:
        self.environment = {
            "environment": environment, "resources": resources, "at": act.moment.isoformat(),
        }  # fmt: skip

    @step(
        source=State.ENVIRONMENT_ALLOCATED,
        target=None,
        under=C80_1,
        actors={Role.SUPPLIER, Role.OPERATOR},
        title=_("Record the act of the security conformity tests"),
        explains=_("With a negative result the testing goes back to the readiness."),
        requires=SecurityTestForm,
        conditions=(conditions.provides_tests,),
        checks=(conditions.tests_what_it_must,),
        withheld={State.READY: UNTESTED, State.FUNCTIONAL_PASSED: NO_ENVIRONMENT},
        tells=(Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.SUPPLIER, Role.CUSTOMER),
        told=_("The act of the security conformity tests is recorded: %(number)s, %(title)s"),
    )
    def record_security_test(
        self, *, act: Act, tested: str, number: str, date, result: str, act_file
    ) -> None:
        """The result decides by a consequence whether the tests are passed."""
        self.security_act, self.act_number, self.act_date = act_file, number, date
        self.act_result, self.act_of = result, tested

    @step(
        source=State.ENVIRONMENT_ALLOCATED,
        target=State.SECURITY_PASSED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Note that the security conformity tests are passed"),
    )
    def pass_security(self, *, act: Act) -> None:
        """The act is positive."""

    @step(
        source=State.SECURITY_PASSED,
        target=State.NOTIFIED,
        under=C83,
        actors={Role.SUPPLIER, Role.OPERATOR},
        title=_("Give notice that the tests are passed"),
        explains=_(
            "From the receipt of the notice the service integrator has two working days to initiate"
            " a meeting of the Commission."
        ),
        requires=NotifyPassedForm,
        conditions=(conditions.has_commission, conditions.gives_notice),
        withheld={State.READY: UNTESTED, State.FUNCTIONAL_PASSED: NO_ENVIRONMENT},
        starts=("83.convocation",),
        delivers=(Role.SERVICE_INTEGRATOR,),
        tells=(Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("The tests are passed: %(number)s, the meeting is to be initiated by %(due_on)s."),
    )
    def notify_passed(self, *, act: Act, words: str) -> None:
        """Of a product by the supplier (ours, X14), for an object by the operator (82)."""
        self.notice = {
            "words": words, "at": act.moment.isoformat(), "signatory": act.actor.signature,
            "number": document_number(act.actor.organisation, act.today.year),
        }  # fmt: skip
