"""What templates ask of the life of a contract: `{% load contracts %}`."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from portal.web.words import almaty, long_date
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from procurement.contracts import tariffs
from procurement.models import Contract
from procurement.models.contract.failure import BREACH
from procurement.papers.life import papers_of_life

register = template.Library()
# Label, clause or "", value.
Row = tuple[str, str, str]


@register.filter
def component_name(kind: str) -> str:
    return tariffs.kind_name(kind)


@register.filter
def amount_of(said: str) -> Decimal:
    """Amounts are kept as texts."""
    return Decimal(said)


@register.filter
def day_of(said: str) -> date:
    return date.fromisoformat(said)


@register.filter
def tariff_state(state: str) -> str:
    return str(tariffs.STATES[state][0])


@register.filter
def tariff_tone(state: str) -> str:
    return tariffs.STATES[state][1]


@register.filter
def term_come(contract: Contract, term: Obligation) -> bool:
    """Whether the day of the milestone is over and what it announced is still to be done."""
    return term.state == Obligation.State.COME and not contract.transferred_at


@register.simple_tag
def life_of(case: Case, contract: Contract) -> dict:
    """What stands of rent, three years, transfer and failure; the tariff of today; the papers."""
    return {
        "rows": [*_rent(contract), *_end(contract)],
        "due": contract.state == Contract.State.IN_RENTAL
        and contract.three_years_noted_at is not None
        and contract.transfers,
        "current": contract.tariff_on(case.today),
        "waiting": tariffs.waiting(contract.tariffs),
        "papers": papers_of_life(case, contract),
    }


def _rent(contract: Contract) -> list[Row]:
    if contract.rent_started_on is None:
        return []
    rows = [(_("Start of the rent"), "", long_date(contract.rent_started_on))]
    if contract.rent_ground:
        rows.append((_("Why the rent starts on another day"), "", contract.rent_ground))
    until = long_date(contract.full_rent_until)
    rows.append((_("Last day of the full rent"), "103-2", until))
    if contract.transfers:
        what = _("The product passes into the ownership of the state body")
        rows.append((_("After three years"), "103-1", what))
    else:
        what = _("Only maintenance of the code is paid for")
        rows.append((_("After three years"), "103-2", what))
    return rows


def _end(contract: Contract) -> list[Row]:
    rows = []
    for side, label in (
        ("supplier", _("Transfer signed by the supplier")),
        ("customer", _("Transfer signed by the customer")),
    ):
        if said := contract.transfer_signatures.get(side):
            rows.append((label, "103-1", said["name"]))
    if contract.transferred_at:
        label = _("Passed into the ownership of the state body")
        rows.append((label, "103-1", almaty(contract.transferred_at)))
    if said := contract.failure:
        label = _("Breach") if said["kind"] == BREACH else _("Refusal to perform the contract")
        day = long_date(date.fromisoformat(said["on"]))
        rows.append((label, "109", f"{day}\n{said['reason']}"))
    if said := contract.migration:
        day = long_date(date.fromisoformat(said["on"]))
        rows.append((_("Migration of the resources"), "109", f"{day}\n{said['what']}"))
    return rows
