"""The way of a request through the Rules, as the front page tells it."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES, Standing
from portal.workflow.models import Counter

from .clauses import ClauseShown, TermShown, role_names

STANDING_NOW = (Standing.BOUND, Standing.PARTLY)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: what happens, and the clauses that rule it."""

    title: str
    says: str
    numbers: tuple[str, ...]
    roles: tuple[Role, ...]
    # The term of a clause is told at one stage: that of who holds it.
    timed: bool = True

    @property
    def who(self) -> str:
        return capfirst(", ".join(role_names(self.roles)))

    @property
    def clauses(self) -> list[ClauseShown]:
        return [ClauseShown(CLAUSES[number]) for number in self.numbers]

    @property
    def terms(self) -> list[TermShown]:
        """Only those with a length of their own: a moment set by a document has no number."""
        if not self.timed:
            return []
        return [term for clause in self.clauses for term in clause.terms if term.length]

    @property
    def enforced(self) -> bool:
        """Is a step of the stage in the portal already? It may be a part of what the clause says."""
        return all(CLAUSES[number].standing in STANDING_NOW for number in self.numbers)

    @property
    def partly(self) -> bool:
        return self.enforced and any(
            CLAUSES[number].standing is Standing.PARTLY for number in self.numbers
        )


JOURNEY = (
    Stage(
        _("The state body files its request"),
        _(
            "Annex 1, or the application of a supplier or the operator by Annex 2, goes to the"
            " ministry and to the integrator at once, each with its own receipt."
        ),
        ("8",),
        (Role.STATE_BODY, Role.SUPPLIER, Role.OPERATOR),
    ),
    Stage(
        _("The integrator gives its conclusion"),
        _("Is automation effective, is it feasible, and does nothing of the kind exist already?"),
        ("11",),
        (Role.SERVICE_INTEGRATOR,),
    ),
    Stage(
        _("The ministry decides"),
        _("It agrees or refuses and informs the state body. Silence is never consent."),
        ("13",),
        (Role.AUTHORISED_BODY,),
    ),
    Stage(
        _("The ministry orders the creation"),
        _(
            "After agreeing it gives the integrator notice, a document of its own: from then on the clock of the design task runs."
        ),
        ("18",),
        (Role.AUTHORISED_BODY,),
        timed=False,
    ),
    Stage(
        _("The design task is written"),
        _("Fourteen sections say what is to be created."),
        ("18", "19"),
        (Role.SERVICE_INTEGRATOR,),
    ),
    Stage(
        _("Suppliers bid"),
        _("The announcement is public, and bids are taken until the moment the calendar gives."),
        ("42", "47", "49"),
        (Role.SERVICE_INTEGRATOR, Role.SUPPLIER),
    ),
    Stage(
        _("The product is tested"),
        _("Every integration and the security of the platform; then the Commission decides."),
        ("76-1", "80-1", "83", "85"),
        (Role.OPERATOR, Role.SUPPLIER, Role.COMMISSION),
    ),
    Stage(
        _("The service goes into operation and into the Catalogue"),
        _("Commissioned first, catalogued after: strictly in this order."),
        ("86", "87", "98"),
        (Role.OPERATOR, Role.SERVICE_INTEGRATOR, Role.AUTHORISED_BODY),
    ),
)


def filed_in(year: int) -> int:
    """How many projects got a number in `year`: read from the counter that gives the numbers."""
    counter = Counter.objects.filter(name=f"project:{year}").values_list("value", flat=True)
    return counter.first() or 0
