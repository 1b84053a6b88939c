"""The application of a potential supplier or of the operator (Annex 2, clause 8(2))."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, step

from .. import conditions
from ..annex2 import ANNEX2
from ..forms.review import WithdrawForm
from ..selectors import addressed_body
from .initiative import CONCLUDED_ALREADY, Initiative, State

C8 = CLAUSES["8"]


class SupplierApplication(Initiative):
    """A supplier or the operator proposes to automate a function of a state body.

    `state_body` is the body named in the application, set by the first filing: from then on
    it sees the record and is informed of the decision.
    """

    KIND = Kind.APPLICATION
    ANNEX = ANNEX2
    FILED_BY = frozenset({Role.APPLICANT})
    FORM_CLAUSE = "8(2)"
    NOT_YOUR_FORM = _(
        "Annex 2 is filed by suppliers and by the operator. State bodies file Annex 1."
    )

    state_body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "requests_application"

    @property
    def owner(self) -> Organisation | None:
        return self.state_body if self.state_body_id else addressed_body(self.sections)

    def party(self, role: Role) -> Organisation | None:
        return self.state_body if role == Role.STATE_BODY else super().party(role)

    @step(
        source=[State.DRAFT, State.RETURNED],
        target=State.SUBMITTED,
        under=C8,
        actors={Role.APPLICANT},
        title=_("File the application"),
        explains=_(
            "The application goes to the authorised body and to the service integrator at once;"
            " each receives it with a receipt of its own. The state body named in it sees it too."
            " After filing it can no longer be changed."
        ),
        checks=(conditions.within_scope, conditions.same_state_body, conditions.complete),
        delivers=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        joins=(Role.STATE_BODY,),
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR, Role.STATE_BODY),
        told=_("New application %(number)s: %(title)s"),
        final=True,
    )
    def submit(self, *, act: Act) -> None:
        self.state_body = self.owner
        self.enter(act)

    @step(
        source=[State.SUBMITTED, State.UNDER_REVIEW, State.RETURNED],
        target=State.WITHDRAWN,
        under=None,
        actors={Role.APPLICANT},
        title=_("Withdraw the application"),
        explains=_(
            "Nobody works on it any longer. It stays in the case file; a new one may be filed."
        ),
        requires=WithdrawForm,
        withheld={State.CONCLUDED: CONCLUDED_ALREADY},
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR, Role.STATE_BODY),
        told=_("The filer withdrew %(number)s: %(title)s"),
        final=True,
        aside=True,
    )
    def withdraw(self, *, act: Act, reason: str) -> None:
        self.withdrawal_reason = reason
