"""Guards of the tariff (clause 103-2; what the rent is at most is ours)."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..contracts import tariffs
from ..design import answers

# Months in the period for which the rent was bid; a rent "for the whole period" has none.
MONTHS = {"month": 1, "year": 12}


def within_the_rent(contract: Record, act: Act, data: dict) -> Refusal | None:
    if data["from_on"] >= contract.rent_started_on:
        return None
    message = _("The rent started on %(day)s: a tariff cannot be valid before it.")
    message = message % {"day": f"{contract.rent_started_on:%d.%m.%Y}"}
    return Refusal("before-rent", OURS, message, fields={"from_on": [message]})


def maintenance_alone(contract: Record, act: Act, data: dict) -> Refusal | None:
    """103-2: from the day after the three years, whenever the tariff is proposed or begins."""
    over = contract.maintenance_only(max(act.today, data["from_on"]))
    return _maintenance_only(contract) if over and _more(data["components"]) else None


def not_above_the_rent(contract: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: the rent for which the supplier was chosen is the limit."""
    period = answers.answer(contract.for_tender.design_task.sections, "rental_ceiling", "per")
    months = MONTHS.get(period)
    monthly = sum((Decimal(row["amount"]) for row in data["components"]), Decimal())
    if months is None or monthly * months <= contract.rent:
        return None
    message = _("The components together are above the rent of the contract.")
    return Refusal("above-rent", OURS, message, fields={"components": [message]})


def tariff_proposed(contract: Record, act: Act) -> Refusal | None:
    if tariffs.waiting(contract.tariffs):
        return None
    return Refusal("no-proposal", OURS, _("No tariff waits for an answer."))


def may_be_agreed(contract: Record, act: Act, data: dict) -> Refusal | None:
    """103-2: a proposal of full rent cannot be agreed once the three years are over."""
    if data["decision"] != tariffs.AGREED or not contract.maintenance_only(act.today):
        return None
    waiting = tariffs.waiting(contract.tariffs)
    return _maintenance_only(contract) if _more(waiting["components"]) else None


def _more(components: list[dict]) -> bool:
    return any(row["kind"] != tariffs.MAINTENANCE for row in components)


def _maintenance_only(contract: Record) -> Refusal:
    """Where the product is to be transferred (X29), that no full rent follows is our reading."""
    day = f"{contract.full_rent_until:%d.%m.%Y}"
    message = _(
        "The three years of rent end on %(day)s: after that day only maintenance of the code is paid"
        " for."
    ) % {"day": day}
    clause = OURS if contract.transfers else "103-2"
    return Refusal("maintenance-only", clause, message, fields={"components": [message]})
