"""The automation request of a state body (Annex 1, clause 8(1))."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models.record import Kind
from portal.workflow.steps import Act, step

from .. import conditions
from ..annex1 import ANNEX1
from ..forms.review import WithdrawForm
from .initiative import CONCLUDED_ALREADY, Initiative, State

C8 = CLAUSES["8"]


class AutomationRequest(Initiative):
    """A state body asks that one of its functions be automated."""

    KIND = Kind.REQUEST
    ANNEX = ANNEX1
    FILED_BY = frozenset({Role.STATE_BODY})
    FORM_CLAUSE = "8(1)"
    NOT_YOUR_FORM = _("Annex 1 is filed by state bodies. Suppliers and the operator file Annex 2.")

    class Meta:
        db_table = "requests_request"

    @step(
        source=[State.DRAFT, State.RETURNED],
        target=State.SUBMITTED,
        under=C8,
        actors={Role.STATE_BODY},
        title=_("File the request"),
        explains=_(
            "The request goes to the authorised body and to the service integrator at once;"
            " each receives it with a receipt of its own. After filing it can no longer be changed."
        ),
        checks=(conditions.within_scope, conditions.complete),
        delivers=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        told=_("New automation request %(number)s: %(title)s"),
        final=True,
    )
    def submit(self, *, act: Act) -> None:
        self.enter(act)

    @step(
        source=[State.SUBMITTED, State.UNDER_REVIEW, State.RETURNED],
        target=State.WITHDRAWN,
        under=None,
        actors={Role.STATE_BODY},
        title=_("Withdraw the request"),
        explains=_(
            "Nobody works on it any longer. It stays in the case file; a new request may be filed."
        ),
        requires=WithdrawForm,
        withheld={State.CONCLUDED: CONCLUDED_ALREADY},
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        told=_("The filer withdrew %(number)s: %(title)s"),
        final=True,
        aside=True,
    )
    def withdraw(self, *, act: Act, reason: str) -> None:
        self.withdrawal_reason = reason
