"""The pages from the start of the rent to the end of the contract (clauses 103-1, 103-2, 109)."""

from portal.rules.terms import years
from portal.workflow.cases import Case
from portal.workflow.models import Obligation
from portal.workflow.obligations import MILESTONES

from ...models import Contract
from ...papers.frame import language_of
from ...papers.transfer import transfer_act
from ...selectors import commissioning_of, replacement_of
from .taking import Page, view_of

THREE = years(3).number


def _about_rent(case: Case, contract: Contract) -> dict:
    """By what protocol it starts, and which day the three years lead to if nothing else is said."""
    commissioning = commissioning_of(contract)
    explained = None
    if commissioning:
        # The transfer moves with a day off, the end of the full rent does not (X29).
        explained = case.calendar.explain_years(
            commissioning.commissioned_on, THREE, prolong=contract.transfers
        )
    return {
        "commissioning": commissioning,
        "transfers": contract.transfers,
        "explained": explained,
    }


def _about_transfer(case: Case, contract: Contract) -> dict:
    term = contract.obligations.filter(code__in=MILESTONES).order_by("-pk").first()
    sides = (
        (contract.customer.name, contract.transfer_signatures.get("customer")),
        (contract.supplier.name, contract.transfer_signatures.get("supplier")),
    )
    paper = None
    if contract.transfers and contract.rent_started_on:
        paper = transfer_act(case, contract, language_of(contract.for_tender))
    running = term and term.state in Obligation.OPEN
    return {"sides": sides, "term": term if running else None, "paper": paper}


def _about_failure(case: Case, contract: Contract) -> dict:
    return {"commissioning": commissioning_of(contract)}


def _about_continuity(case: Case, contract: Contract) -> dict:
    return {"replacement": replacement_of(contract)}


start = view_of(Page("start_rent", "procurement/contract/rent.html", _about_rent))
transfer = view_of(
    Page("transfer_ownership", "procurement/contract/transfer.html", _about_transfer)
)
breach = view_of(Page("report_breach", "procurement/contract/failure.html", _about_failure))
no_performance = view_of(
    Page("refuse_performance", "procurement/contract/failure.html", _about_failure)
)
continuity = view_of(
    Page("close_continuity", "procurement/contract/continuity.html", _about_continuity)
)
