"""The contract of a case, as one reader may see it."""

from django.http import Http404, HttpRequest

from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ...models import Contract
from ...papers.contract import contract_paper
from ...papers.frame import language_of
from ...papers.listed import name_of


def opened_contract(request: HttpRequest, number: str) -> tuple[Case, Contract]:
    """The latest one: the runner-up's, once the winner has declined. Http404 where there is none."""
    case = Case.of(number, request.actor)
    record = case.latest(Kind.CONTRACT)
    if record is None:
        raise Http404
    return case, record


def read_contract(case: Case, contract: Contract) -> dict:
    """The paper for a page, and its name in the list."""
    language = language_of(contract.for_tender)
    return {
        "paper": contract_paper(case, contract, language),
        "paper_name": name_of(case, contract),
    }


def sides(contract: Contract) -> list[tuple[str, dict | None]]:
    """Both bodies, and who signed for each."""
    return [
        (contract.customer.name, contract.signatures.get("customer")),
        (contract.supplier.name, contract.signatures.get("supplier")),
    ]
