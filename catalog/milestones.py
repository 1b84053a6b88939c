"""What the public is told of the steps of a project: the table behind the history on a card.

A step that does not stand here is never told, whatever is added to the portal later. Told are steps
that are public by their nature: what was decided, announced, signed, tested, put into operation.
Not told: returns and remarks, failed tests, what bidders did, messages, and anything that was written.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS
from portal.workflow.steps import Step

from .models import ICService

PRODUCT, OBJECT, SYSTEM = ICService.Subject.values


@dataclass(frozen=True, slots=True)
class Milestone:
    """The words for a step that was taken, and its clause where the step is bound to none or to more.

    `clauses` are by what stands behind the service: without a rental the same step has another one.
    `first`: only the first time is told, since what follows corrects it.
    """

    title: Any
    clause: str = ""
    clauses: dict[str, str] | None = None
    first: bool = False
    tone: str = "accent"

    def clause_of(self, step: Step | None, subject: str) -> str:
        """The clause under which it was done; "" for a step that the Rules do not speak of."""
        bound = step.clause if step and step.clause != OURS else ""
        return (self.clauses or {}).get(subject) or self.clause or bound


ORDERED = Milestone(_("Notice was given that the IC service has to be created"))
AGREED = Milestone(_("The authorised body agreed to the automation"))

MILESTONES: dict[str, Milestone] = {
    "request.submit": Milestone(_("The automation request was filed"), first=True),
    "application.submit": Milestone(
        _("The application of a potential supplier or of the operator was filed"), first=True
    ),
    "conclusion.issue": Milestone(_("The service integrator issued its conclusion")),
    "request.agree": AGREED,
    "application.agree": AGREED,
    "request.order_creation": ORDERED,
    "application.order_creation": ORDERED,
    "design_task.approve": Milestone(_("The design task was approved")),
    "ppp_project.include": Milestone(_("The project was put on the list of PPP projects")),
    "commission.form": Milestone(_("The Commission was formed")),
    "tender.publish": Milestone(_("The tender was announced")),
    "tender.note_no_bids": Milestone(_("No bid was filed"), tone="warning"),
    "tender.decide_reannouncement": Milestone(_("The Commission decided to announce again")),
    "tender.decide_amendment": Milestone(_("The Commission decided to amend the design task")),
    "tender.decide_cancellation": Milestone(
        _("The Commission decided to cancel the creation or development"), tone="danger"
    ),
    "tender.receive_bids": Milestone(_("The bids were opened")),
    "tender.award": Milestone(_("The supplier was determined")),
    "tender.pass_to_runner_up": Milestone(_("The runner-up was determined as the supplier")),
    "contract.enter_into_force": Milestone(_("The contract was signed")),
    "testing.record_equipment": Milestone(
        _("The operator equipped the platform and its infrastructure"), clause="88(1)"
    ),
    "testing.notify_readiness": Milestone(
        _("Notice of readiness for testing was given"), clauses={SYSTEM: "88(2)"}
    ),
    "testing.pass_functional": Milestone(
        _("Integrations and functions passed the tests"), clause="76-1", clauses={SYSTEM: "88(2)"}
    ),
    "testing.pass_security": Milestone(
        _("The tests of conformity with information security were passed"),
        clauses={PRODUCT: "80-1", OBJECT: "82", SYSTEM: "88(3)"},
    ),
    "testing.notify_passed": Milestone(
        _("Notice was given that the tests are passed"), clauses={OBJECT: "82"}
    ),
    "testing.convene": Milestone(_("The meeting of the Commission was convened")),
    "testing.decide_formation": Milestone(_("The Commission decided to form the IC service")),
    "commissioning.accept_documentation": Milestone(
        _("The operator accepted the technical documentation")
    ),
    "commissioning.put_into_operation": Milestone(
        _("The service was put into industrial operation"),
        clause="86(1)", clauses={SYSTEM: "88(4)"}, tone="success",
    ),
    "commissioning.notify_integrator": Milestone(
        _("The operator notified the service integrator of the commissioning")
    ),
    "commissioning.notify_ministry": Milestone(
        _("The service integrator notified the authorised body that the service has to be catalogued")
    ),
    "commissioning.catalogue": Milestone(
        _("The service was entered in the Catalogue"),
        clause="86(2)", clauses={SYSTEM: "88(5)"}, tone="success",
    ),
    "development.submit": Milestone(_("The customer asked for development of the service")),
    "development.issue_conclusion": Milestone(
        _("The service integrator concluded on the expediency of the development")
    ),
    "development.settle": Milestone(_("The discussion of the development took its decisions")),
    "ic_service.begin_development": Milestone(
        _("The further development of the service began"), clause="92"
    ),
    "ic_service.end_development": Milestone(
        _("The further development of the service was cancelled"), clause="53-1", tone="warning"
    ),
    "ic_service.begin_continuity": Milestone(
        _("The contract ended early: the operator keeps the service in operation"),
        clause="109", tone="warning",
    ),
    "ic_service.end_continuity": Milestone(
        _("A new product or object took over, and the operator's interim operation ended"),
        clause="109", tone="success",
    ),
    "ic_service.retire": Milestone(_("The service was taken out of operation"), tone="warning"),
}  # fmt: skip
