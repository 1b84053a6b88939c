"""The life of a contract: what its steps bring about in the service, the tests and the tenders."""

from catalog.catalogue import end_continuity, service_of
from catalog.models import ICService
from portal.workflow.consequences import after
from portal.workflow.obligations import mark_come
from portal.workflow.perform import also
from portal.workflow.steps import Act

from ..models import Commissioning, Contract, Tender, Testing
from ..selectors import commissioning_of, latest_tender, replacement_of
from .tendering import open_tender

IN_OPERATION = (ICService.State.PUBLISHED, ICService.State.IN_DEVELOPMENT)
# A tender that is over: the replacement needs a new one.
OVER = (Tender.State.AWARDED, Tender.State.CANCELLED)


@after("contract.pass_three_years")
def make_transfer_due(contract: Contract, act: Act, data: dict) -> None:
    """103-1: nobody is at fault; the transfer is due until both parties have signed it."""
    mark_come(contract, ["103-1.transfer"])


@after("contract.transfer_ownership")
def transfer_when_both_signed(contract: Contract, act: Act, data: dict) -> None:
    if contract.transfer_signatures.keys() == {"supplier", "customer"}:
        also(contract, "complete_transfer", act)


@after("contract.complete_transfer")
def note_owner(contract: Contract, act: Act, data: dict) -> None:
    """X29: nothing is rented any more, so the card names no supplier."""
    service = service_of(contract.project_id)
    if service is not None and service.state in IN_OPERATION:
        also(service, "note_transfer", act)


@after("contract.report_breach")
@after("contract.refuse_performance")
def go_on_without_supplier(contract: Contract, act: Act, data: dict) -> None:
    """109: what is in operation stays so; what was being created ends; a replacement is tendered."""
    if commissioning_of(contract) is not None:
        contract = also(contract, "begin_continuity", act).record
        keep_in_operation(contract, act)
    for tests in Testing.objects.filter(for_contract=contract.pk):
        _abandon(tests, act)
    tender = latest_tender(contract.project_id)
    if tender.state in OVER:
        open_tender(contract.for_tender.design_task, act)


@after("commissioning.catalogue")
def keep_what_came_late(commissioning: Commissioning, act: Act, data: dict) -> None:
    """The contract failed between the protocol and the entry: the new card says who keeps it going."""
    tests = commissioning.tests
    if tests.rental and tests.for_contract.state == Contract.State.OPERATOR_CONTINUITY:
        keep_in_operation(tests.for_contract, act)


@after("contract.close_continuity")
def end_operation_by_operator(contract: Contract, act: Act, data: dict) -> None:
    """The supplier of the replacement goes on, unless another contract of the project has failed."""
    others = Contract.objects.filter(
        project=contract.project_id, state=Contract.State.OPERATOR_CONTINUITY
    )
    service = service_of(contract.project_id)
    kept = service is not None and service.state == ICService.State.OPERATOR_CONTINUITY
    if kept and not others.exclude(pk=contract.pk).exists():
        end_continuity(service, replacement_of(contract).tests.for_contract.supplier, act)


def keep_in_operation(contract: Contract, act: Act) -> None:
    service = service_of(contract.project_id)
    if service is not None and service.state in IN_OPERATION:
        also(service, "begin_continuity", act)


def _abandon(tests: Testing, act: Act) -> None:
    """What is in operation is left; of the rest whatever may still be ended."""
    commissioning = Commissioning.objects.filter(tests=tests.pk).first()
    if commissioning is None or commissioning.commissioned_on is not None:
        return
    for record in (tests, commissioning):
        if record.state in record.STEPS["abandon"].sources:
            also(record, "abandon", act)
