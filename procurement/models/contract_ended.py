"""The end of a contract whose product was replaced by that of another (clause 92)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.workflow.steps import Act, step


class Ended:
    @step(
        source=["signed", "in_rental"],
        target="completed",
        under=None,
        actors={Role.SYSTEM},
        title=_("End the contract of the replaced supplier"),
        tells=(Role.CUSTOMER, Role.SUPPLIER, Role.SERVICE_INTEGRATOR, Role.OPERATOR),
        told=_("The contract ended, another product is in operation: %(number)s, %(title)s"),
    )
    def end_replaced(self, *, act: Act) -> None:
        """Another product is in industrial operation in its place."""
