"""A contract that is broken or refused: the operator keeps the product going (clause 109)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...conditions import contract as parties
from ...conditions import failure as conditions
from ...forms.failure import BreachForm, MigrationForm, RefusalForm
from .states import State

C109 = CLAUSES["109"]
RUNNING = (State.SIGNED, State.IN_RENTAL)
# What the supplier owed by the contract is owed no more.
VOID = ("73.readiness", "103-1.transfer", "103-2.maintenance")
BREACH, REFUSAL = "breach", "refusal"


class Failure:
    """What is in operation stays so until a new one is commissioned and the resources are migrated."""

    @step(
        source=[*RUNNING],
        target=State.BROKEN,
        under=C109,
        actors={Role.CUSTOMER, Role.OPERATOR},
        title=_("Report a breach of the contract"),
        explains=_(
            "The contract ends. What is in operation is kept in operation by the operator, and a"
            " replacement is tendered."
        ),
        requires=BreachForm,
        checks=(conditions.day_is_sound,),
        cancels=VOID,
        delivers=(Role.SUPPLIER,),
        tells=(
            Role.SUPPLIER,
            Role.CUSTOMER,
            Role.OPERATOR,
            Role.SERVICE_INTEGRATOR,
            Role.AUTHORISED_BODY,
        ),
        told=_("A breach of the contract was reported: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def report_breach(self, *, act: Act, happened_on: date, reason: str, document) -> None:
        self._fail(BREACH, act, happened_on, reason, document)

    @step(
        source=[*RUNNING],
        target=State.BROKEN,
        under=C109,
        actors={Role.SUPPLIER},
        title=_("Refuse to perform the contract"),
        explains=_(
            "The contract ends. What is in operation is kept in operation by the operator, and a"
            " replacement is tendered."
        ),
        requires=RefusalForm,
        conditions=(parties.is_the_supplier,),
        cancels=VOID,
        delivers=(Role.CUSTOMER,),
        tells=(
            Role.CUSTOMER,
            Role.OPERATOR,
            Role.SERVICE_INTEGRATOR,
            Role.AUTHORISED_BODY,
        ),
        told=_("The supplier refuses to perform the contract: %(number)s, %(title)s"),
        final=True,
        aside=True,
    )
    def refuse_performance(self, *, act: Act, reason: str, document=None) -> None:
        self._fail(REFUSAL, act, act.today, reason, document)

    @step(
        source=State.BROKEN,
        target=State.OPERATOR_CONTINUITY,
        under=C109,
        actors={Role.SYSTEM},
        title=_("Keep the product in operation by the operator"),
        starts=("109.continuity",),
        tells=(Role.OPERATOR, Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY),
        told=_("The operator keeps the product or object in operation: %(number)s, %(title)s"),
    )
    def begin_continuity(self, *, act: Act) -> None:
        """Only what is in operation; the term has no last day, a new commissioning ends it."""

    @step(
        source=State.OPERATOR_CONTINUITY,
        target=State.COMPLETED,
        under=C109,
        actors={Role.OPERATOR},
        title=_("End the operation of the old product"),
        explains=_(
            "Only when the replacement is commissioned and the migration of the electronic information"
            " resources is recorded."
        ),
        requires=MigrationForm,
        conditions=(conditions.replacement_commissioned,),
        checks=(conditions.migration_recorded,),
        stops=("109.continuity",),
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY, Role.SUPPLIER),
        told=_("The operation of the old product is ended: %(number)s, %(title)s"),
        final=True,
    )
    def close_continuity(
        self, *, act: Act, migrated: str, migrated_on: date, migration_act
    ) -> None:
        self.migration = {
            "what": migrated, "on": migrated_on.isoformat(), "at": act.moment.isoformat(),
            "signatory": act.actor.signature,
        }  # fmt: skip
        self.migration_act = migration_act

    def _fail(self, kind: str, act: Act, happened_on: date, reason: str, document) -> None:
        self.failure = {
            "kind": kind, "reason": reason, "on": happened_on.isoformat(),
            "at": act.moment.isoformat(), "by": act.actor.organisation_id,
            "signatory": act.actor.signature,
            "number": document_number(act.actor.organisation, act.today.year),
        }  # fmt: skip
        self.failure_document = document
