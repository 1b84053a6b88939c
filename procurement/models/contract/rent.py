"""The rent: its start, and the day on which three years of it are over (clauses 103-1, 103-2)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.rules.terms import years
from portal.workdays.calendar import current
from portal.workflow.obligations import last_day
from portal.workflow.steps import Act, step

from ...conditions import rent as conditions
from ...contracts import tariffs
from ...forms.rent import StartRentForm
from ...selectors import commissioning_of
from .states import State

C103_2 = CLAUSES["103-2"]
FULL_RENT = years(3)


class Rent:
    """From the commissioning on; the three years run from the start of the rent (X19)."""

    @step(
        source=State.SIGNED,
        target=State.IN_RENTAL,
        under=None,
        actors={Role.CUSTOMER},
        title=_("Start the rent"),
        explains=_(
            "The rent starts on the day of the commissioning unless the contract says otherwise. After"
            " three years the product passes into your ownership, if the design task demands it;"
            " otherwise only maintenance of the code is paid for."
        ),
        requires=StartRentForm,
        conditions=(conditions.product_commissioned,),
        checks=(conditions.start_is_sound,),
        starts=("103-1.transfer", "103-2.maintenance"),
        tells=(Role.SUPPLIER, Role.SERVICE_INTEGRATOR, Role.OPERATOR),
        told=_("The rent has started: %(number)s, %(title)s"),
        final=True,
        aside=True,  # not before the commissioning, months after the signatures
    )
    def start_rent(self, *, act: Act, started_on: date | None, ground: str) -> None:
        """X29: a day off at the end of the three years does not prolong the full rent."""
        self.rent_started_on = started_on or commissioning_of(self).commissioned_on
        self.rent_ground = ground
        self.full_rent_until = last_day(current(), self.rent_started_on, FULL_RENT, prolong=False)

    @step(
        source=State.IN_RENTAL,
        target=None,
        under=C103_2,
        actors={Role.SYSTEM},
        title=_("Note that three years of rent have passed"),
        conditions=(conditions.three_years_passed,),
        stops=("103-2.maintenance",),
        tells=(Role.SUPPLIER, Role.CUSTOMER),
        told=_("Three years of rent have passed: %(number)s, %(title)s"),
    )
    def pass_three_years(self, *, act: Act) -> None:
        """103-2: maintenance only from now on; 103-1: the transfer is due (a consequence says so)."""
        self.three_years_noted_at = act.moment

    @step(
        source=[State.SIGNED, State.IN_RENTAL],
        target=State.COMPLETED,
        under=None,
        actors={Role.SYSTEM},
        title=_("End the contract of the replaced supplier"),
        cancels=("103-1.transfer", "103-2.maintenance"),
        tells=(Role.SUPPLIER, Role.CUSTOMER, Role.OPERATOR, Role.SERVICE_INTEGRATOR),
        told=_("The contract of the replaced supplier is ended: %(number)s, %(title)s"),
    )
    def end_replaced(self, *, act: Act) -> None:
        """92: the discussion decided for another supplier, whose product is in operation now."""

    def maintenance_only(self, day: date) -> bool:
        """Whether the three years of full rent are over on this day."""
        return self.full_rent_until is not None and day > self.full_rent_until

    def tariff_on(self, day: date) -> dict | None:
        """The agreed tariff of a day, less what is not paid for after the three years; None: none."""
        return tariffs.in_force(self.tariffs, day, maintenance_only=self.maintenance_only(day))
