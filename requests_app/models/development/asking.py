"""The customer asks for development (clause 90)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act, step

from ...development import conditions
from ...forms.development import FILES, AskForm
from .states import State

C90 = CLAUSES["90"]


class Asking:
    @step(
        source=State.DRAFT,
        target=State.SUBMITTED,
        under=C90,
        title=_("Ask for development of the IC service"),
        explains=_(
            "The request goes to the authorised body, a copy of it to the service integrator; each"
            " receives it with a receipt of its own. The integrator's fifteen working days for the"
            " analysis begin with the receipt of its copy."
        ),
        requires=AskForm,
        conditions=(conditions.by_its_customer, conditions.service_exists),
        checks=(conditions.within_scope,),
        starts=("91.analysis",),
        delivers=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR),
        tells=(Role.AUTHORISED_BODY, Role.SERVICE_INTEGRATOR, Role.OPERATOR, Role.SUPPLIER),
        told=_("Development of an IC service is asked for: %(number)s, %(title)s"),
        final=True,
    )
    def submit(self, *, act: Act, **said) -> None:
        files = {name: document for name in FILES if (document := said.pop(name))}
        self.answers = said | {name: str(document.key) for name, document in files.items()}
        self.number = document_number(self.filer, act.today.year)
        self.private_to = None
        self.submitted_at = act.moment
        self.signatory = act.actor.signature
