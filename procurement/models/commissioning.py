"""Commissioning and the way into the Catalogue (clauses 86, 87, 87-1, 88, 98)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.refusal import Refusal
from portal.workflow.models import Record
from portal.workflow.models.record import Kind
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ..conditions import commissioning as conditions
from ..forms.commissioning import (
    CatalogueForm,
    DocumentationForm,
    NotifyIntegratorForm,
    NotifyMinistryForm,
)
from .testing import PARTIES, Testing

C86, C87, C87_1, C98 = (CLAUSES[number] for number in ("86", "87", "87-1", "98"))


class State(models.TextChoices):
    AWAITING_TESTS = "awaiting_tests", _("The tests come first")
    OPEN = "open", _("Documentation is to be accepted")
    TO_BE_SIGNED = "to_be_signed", _("Protocol is to be signed")
    DOCUMENTATION_ACCEPTED = "documentation_accepted", _("Documentation accepted")
    PROTOCOL_SIGNED = "protocol_signed", _("Put into operation")
    INTEGRATOR_NOTIFIED = "integrator_notified", _("The integrator is notified")
    MINISTRY_NOTIFIED = "ministry_notified", _("To be entered in the Catalogue")
    CATALOGUED = "catalogued", _("In the Catalogue")
    ABANDONED = "abandoned", _("Ended without a result")


# Before the protocol: of a product the documentation comes first, of an object nothing does.
BEFORE = (State.AWAITING_TESTS, State.OPEN, State.TO_BE_SIGNED, State.DOCUMENTATION_ACCEPTED)
SIGNABLE = [State.TO_BE_SIGNED, State.DOCUMENTATION_ACCEPTED]
NO_PRODUCT = Refusal(
    "no-product",
    "87-1",
    _("Technical documentation is accepted of a service software product."),
)
NOT_ACCEPTED = Refusal(
    "documentation-missing",
    "87-1",
    _("The operator has not accepted the technical documentation of the product yet."),
)
NOT_IN_OPERATION = Refusal(
    "not-in-operation",
    "86(1)",
    _("First the product or object is put into industrial operation by the signed protocol."),
)
NO_OPERATOR_NOTICE = Refusal(
    "no-operator-notice", "98", _("The operator has not notified the service integrator yet.")
)
NO_INTEGRATOR_NOTICE = Refusal(
    "no-integrator-notice", "98", _("The service integrator has not notified the ministry yet.")
)


class Commissioning(Record):
    """Opened beside the tests; strictly in order: documents, protocol, two notices, Catalogue."""

    KIND = Kind.COMMISSIONING
    State = State
    STATES = State
    SEEN_BY = PARTIES

    tests = models.OneToOneField(Testing, models.PROTECT, related_name="+")
    documentation = models.JSONField(default=dict)
    # {"operator" | "supplier": {"user", "name", "position", "at"}}
    signatures = models.JSONField(default=dict)
    protocol_number = models.CharField(max_length=60, blank=True)
    signed_at = models.DateTimeField(null=True)
    # The Almaty day of the last signature: the service is in operation since (X28, X19).
    commissioned_on = models.DateField(null=True)
    protocol_copy = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    notices = models.JSONField(default=dict)
    entry = models.JSONField(default=dict)
    catalogued_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "procurement_commissioning"

    def content(self) -> dict:
        return {
            "documentation": self.documentation, "protocol": self.protocol_number,
            "signatures": self.signatures, "notices": self.notices, "entry": self.entry,
        }  # fmt: skip

    @property
    def rental(self) -> bool:
        return self.tests.rental

    @property
    def sides(self) -> tuple[str, ...]:
        """Who signs the protocol: the operator alone without a rental (88)."""
        return ("operator", "supplier") if self.rental else ("operator",)

    def side_of(self, organisation: Organisation) -> str:
        """ "operator", "supplier" of this contract, or "" for others."""
        if organisation.kind == "operator":
            return "operator"
        return "supplier" if self.rental and organisation.pk == self.tests.maker_id else ""

    def party(self, role: Role) -> Organisation | None:
        return self.tests.party(role)

    @step(
        source=State.AWAITING_TESTS,
        target=State.OPEN,
        under=None,
        actors={Role.SYSTEM},
        title=_("Open the commissioning of the product"),
    )
    def begin_with_documentation(self, *, act: Act) -> None:
        """The Commission has decided to form the service (85); the documentation is first (87-1)."""

    @step(
        source=State.AWAITING_TESTS,
        target=State.TO_BE_SIGNED,
        under=None,
        actors={Role.SYSTEM},
        title=_("Open the commissioning of the object"),
    )
    def begin_with_protocol(self, *, act: Act) -> None:
        """The Commission has decided (85), or nothing is rented and the platform is tested (88(3))."""

    @step(
        source=State.OPEN,
        target=State.DOCUMENTATION_ACCEPTED,
        under=C87_1,
        title=_("Accept the technical documentation"),
        requires=DocumentationForm,
        withheld={
            State.AWAITING_TESTS: conditions.tests_come_first,
            State.TO_BE_SIGNED: NO_PRODUCT,
        },
        tells=(Role.SUPPLIER, Role.SERVICE_INTEGRATOR),
        told=_("The technical documentation is accepted: %(number)s, %(title)s"),
    )
    def accept_documentation(self, *, act: Act, documents: str, remarks: str, file=None) -> None:
        self.documentation = {
            "documents": documents, "remarks": remarks, "at": act.moment.isoformat(),
            "file": file and {"key": str(file.key), "name": file.name},
        }  # fmt: skip

    @step(
        source=SIGNABLE,
        target=None,
        under=C87,
        title=_("Sign the commissioning protocol"),
        explains=_(
            "The product or object is in industrial operation when every side has signed; without a"
            " rental the operator signs alone."
        ),
        conditions=(conditions.is_a_party, conditions.not_signed_by),
        withheld={State.AWAITING_TESTS: conditions.tests_come_first, State.OPEN: NOT_ACCEPTED},
        tells=(Role.OPERATOR, Role.SUPPLIER, Role.SERVICE_INTEGRATOR),
        told=_("The commissioning protocol was signed by a side: %(number)s, %(title)s"),
        final=True,
    )
    def sign_protocol(self, *, act: Act) -> None:
        signature = act.actor.signature | {
            "user": act.actor.user_id, "at": act.moment.isoformat(),
        }  # fmt: skip
        self.signatures = self.signatures | {self.side_of(act.actor.organisation): signature}

    @step(
        source=SIGNABLE,
        target=State.PROTOCOL_SIGNED,
        under=C86,
        actors={Role.SYSTEM},
        title=_("Put into industrial operation"),
        starts=("98.operator_notice",),
        tells=(Role.OPERATOR, Role.SUPPLIER, Role.SERVICE_INTEGRATOR, Role.CUSTOMER),
        told=_("Put into industrial operation: %(number)s, notice is due on %(due_on)s."),
    )
    def put_into_operation(self, *, act: Act) -> None:
        """86(1); the date of the last signature counts (X28)."""
        operator = super().party(Role.OPERATOR)
        self.protocol_number = document_number(operator, act.today.year)
        self.number = self.protocol_number
        self.signed_at, self.commissioned_on = act.moment, act.today

    @step(
        source=State.PROTOCOL_SIGNED,
        target=State.INTEGRATOR_NOTIFIED,
        under=C98,
        actors={Role.OPERATOR},
        title=_("Notify the service integrator of the commissioning"),
        requires=NotifyIntegratorForm,
        checks=(conditions.copy_attached,),
        withheld=dict.fromkeys(BEFORE, NOT_IN_OPERATION),
        stops=("98.operator_notice",),
        starts=("98.integrator_notice",),
        delivers=(Role.SERVICE_INTEGRATOR,),
        tells=(Role.SERVICE_INTEGRATOR,),
        told=_("Commissioned: %(number)s, the notice to the ministry is due on %(due_on)s."),
    )
    def notify_integrator(self, *, act: Act, protocol_copy, words: str) -> None:
        self.protocol_copy = protocol_copy
        self._note("integrator", act, words)

    @step(
        source=State.INTEGRATOR_NOTIFIED,
        target=State.MINISTRY_NOTIFIED,
        under=C98,
        actors={Role.SERVICE_INTEGRATOR},
        title=_("Notify the ministry that the service has to be catalogued"),
        requires=NotifyMinistryForm,
        withheld=dict.fromkeys(BEFORE, NOT_IN_OPERATION)
        | {State.PROTOCOL_SIGNED: NO_OPERATOR_NOTICE},
        stops=("98.integrator_notice",),
        delivers=(Role.AUTHORISED_BODY,),
        tells=(Role.AUTHORISED_BODY, Role.CUSTOMER),
        told=_("The IC service has to be entered in the Catalogue: %(number)s, %(title)s"),
    )
    def notify_ministry(self, *, act: Act, words: str) -> None:
        self._note("ministry", act, words)

    @step(
        source=State.MINISTRY_NOTIFIED,
        target=State.CATALOGUED,
        under=C86,
        actors={Role.AUTHORISED_BODY},
        title=_("Enter the service in the Catalogue"),
        explains=_("The card of the service is public at once."),
        requires=CatalogueForm,
        withheld=dict.fromkeys(BEFORE, NOT_IN_OPERATION)
        | {
            State.PROTOCOL_SIGNED: NO_OPERATOR_NOTICE,
            State.INTEGRATOR_NOTIFIED: NO_INTEGRATOR_NOTICE,
        },
        tells=(Role.CUSTOMER, Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.SUPPLIER),
        told=_("The IC service is in the Catalogue: %(number)s, %(title)s"),
        final=True,
    )
    def catalogue(self, *, act: Act, **entry) -> None:
        """86(2), after 86(1)."""
        self.entry = entry
        self.catalogued_at = act.moment

    @step(
        source=list(BEFORE),
        target=State.ABANDONED,
        under=None,
        actors={Role.SYSTEM},
        title=_("End the commissioning without a result"),
    )
    def abandon(self, *, act: Act) -> None:
        """The contract was broken before anything was in operation (109)."""

    def _note(self, whom: str, act: Act, words: str) -> None:
        number = document_number(act.actor.organisation, act.today.year)
        self.notices = self.notices | {
            whom: {"words": words, "number": number, "at": act.moment.isoformat(),
                   "signatory": act.actor.signature}
        }  # fmt: skip
