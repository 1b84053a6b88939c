"""Contracts from the commissioning on, made by the parts of the stories.

The request is of Monday 2 March 2026, the protocol 64 working days later, the entry in the Catalogue 69.
"""

from datetime import date

from portal.rules.refusal import Refusal
from portal.workflow.perform import perform
from procurement.models import Commissioning, Contract
from tests import cast, journey
from tests.procurement.operation import FILER, SUPPLIER, played, scene

CUSTOMER = FILER
NO_TRANSFER = ["design/e-referral", "design/no-transfer"]
FULL = [{"kind": "rental", "amount": "7 000 000"}, {"kind": "maintenance", "amount": "1 200 000"}]
CODE_ONLY = [{"kind": "maintenance", "amount": "1 300 000"}]
BREACH = {"happened_on": "2026-07-01", "reason": "Қызмет көрсету деңгейі сақталмады."}


def commissioned(*, transfer: bool = True) -> Contract:
    """Signed, commissioned and in the Catalogue; no rent yet."""
    data = {} if transfer else {"task": NO_TRANSFER}
    played(scene(0, FILER, "given.commissioned", **data))
    return Contract.objects.get()


def rented(at, *, transfer: bool = True) -> Contract:
    contract = commissioned(transfer=transfer)
    at("2026-06-22 10:00")
    return journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")


def latest() -> Contract:
    return Contract.objects.latest("pk")


def commissioned_on() -> date:
    return Commissioning.objects.get().commissioned_on


def refused(record, step: str, who: str, **data) -> Refusal:
    """What the step is refused with."""
    outcome = perform(record, step, actor=cast.actor(who), version=record.version, **data)
    assert isinstance(outcome, Refusal), outcome
    return outcome


def agreed(contract: Contract, from_on: str, components: list[dict]) -> Contract:
    contract = journey.done(
        contract, "set_tariff", SUPPLIER, from_on=from_on, components=components
    )
    return journey.done(contract, "agree_tariff", CUSTOMER, decision="agree", reason="")
