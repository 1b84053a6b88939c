"""The course from the tests to the Catalogue as a line of steps, for the pages that show where one stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.workdays import clock

from .models import Commissioning, Testing

S, C = Testing.State, Commissioning.State
# What was reached when the tests are in this state, of the five steps of clause 88.
TESTED = {S.FUNCTIONAL_PASSED, S.ENVIRONMENT_ALLOCATED, S.SECURITY_PASSED}
# The states of a commissioning from the signed protocol on, in order.
ORDER = [C.PROTOCOL_SIGNED, C.INTEGRATOR_NOTIFIED, C.MINISTRY_NOTIFIED, C.CATALOGUED]


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the line. `state` is "done", "now" or "" for what is still to come."""

    title: Any
    clause: str
    state: str
    on: date | None = None


def line_of_88(testing: Testing, commissioning: Commissioning | None) -> list[Stop]:
    """The five steps of clause 88, of which each begins when the one before it is done."""
    reached = commissioning.state if commissioning else ""
    steps = (
        (_("Equip the platform"), "88(1)", _day(testing.acquisition), bool(testing.acquisition)),
        (_("Test it"), "88(2)", _local(testing.tested_at), testing.state in TESTED),
        (
            _("Security conformity tests of the platform with it"), "88(3)", testing.act_date,
            testing.state == S.SECURITY_PASSED,
        ),
        (
            _("Put into industrial operation"), "88(4)",
            commissioning and commissioning.commissioned_on,
            reached in ORDER,
        ),
        (
            _("Enter the service in the Catalogue"), "88(5)",
            commissioning and _local(commissioning.catalogued_at), reached == C.CATALOGUED,
        ),
    )  # fmt: skip
    return list(_stops(steps))


def line_of_commissioning(commissioning: Commissioning) -> list[Stop]:
    """Documents (of a product), protocol, two notices, Catalogue (86, 87, 87-1, 98)."""
    at = ORDER.index(C(commissioning.state)) + 1 if commissioning.state in ORDER else 0
    steps = [
        (
            _("Put into industrial operation by the signed protocol"),
            "87" if commissioning.rental else "88(4)", commissioning.commissioned_on, at >= 1,
        ),
        (
            _("Notice of the operator to the service integrator"), "98",
            _day(commissioning.notices.get("integrator")), at >= 2,
        ),
        (
            _("Notice of the service integrator to the ministry"), "98",
            _day(commissioning.notices.get("ministry")), at >= 3,
        ),
        (
            _("Entry in the Catalogue"), "86(2)", _local(commissioning.catalogued_at), at >= 4,
        ),
    ]  # fmt: skip
    if commissioning.tests.of_product:
        accepted = (
            _("Technical documentation accepted by the operator"), "87-1",
            _day(commissioning.documentation), bool(commissioning.documentation),
        )  # fmt: skip
        steps.insert(0, accepted)
    return list(_stops(steps, commissioning.state != C.AWAITING_TESTS))


def _stops(steps, waiting: bool = True) -> Iterator[Stop]:
    """The first one that is not done is where one stands, once the line has begun."""
    for title, clause, on, done in steps:
        state = "done" if done else "now" if waiting else ""
        waiting = waiting and done
        yield Stop(title, clause, state, on if done else None)


def _day(said: dict | None) -> date | None:
    return _local(datetime.fromisoformat(said["at"])) if said else None


def _local(moment: datetime | None) -> date | None:
    return clock.local_date(moment) if moment else None
