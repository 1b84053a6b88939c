"""What a decided development brings about: editions, tests, tenders, the end of a contract (92)."""

from catalog.catalogue import service_of
from catalog.models import ICService
from portal.workflow.consequences import after
from portal.workflow.perform import also
from portal.workflow.steps import Act
from requests_app.models import DevelopmentRequest

from ..conditions.development import kept_contract, tendered
from ..models import Commissioning, Contract, DesignTask, Tender
from ..selectors import latest_task, latest_tender
from .operation import start_testing
from .tendering import next_edition, open_tender

# A tender that is over: another supplier is selected by a new one.
OVER = (Tender.State.AWARDED, Tender.State.CANCELLED)


@after("development.settle")
def carry_out(development: DevelopmentRequest, act: Act, data: dict) -> None:
    """A development goes on as the next edition of the design task; a mere replacement of the supplier
    as a tender on the task that stands. With neither everything stays as it is."""
    task = latest_task(development.project_id)
    if development.develops:
        also(development.service, "begin_development", act)
        next_edition(also(task, "reopen", act).record, act, development)
    elif development.replaces_supplier:
        open_tender(task, act)


@after("design_task.approve")
def go_on_as_decided(task: DesignTask, act: Act, data: dict) -> None:
    """A new supplier is selected, or the edition is tested: under the contract that stands, or by the
    operator alone (88)."""
    if task.development_id is None:
        return
    if tendered(task):
        tender = latest_tender(task.project_id)
        if tender is None or tender.state in OVER:  # else one was opened meanwhile (109)
            open_tender(task, act)
    else:
        start_testing(task, kept_contract(task), act)


@after("tender.decide_cancellation")
def give_up_development(tender: Tender, act: Act, data: dict) -> None:
    """53-1: the service goes on as it was."""
    service = service_of(tender.project_id)
    if service and service.state == ICService.State.IN_DEVELOPMENT:
        also(service, "end_development", act)


@after("commissioning.put_into_operation")
def end_replaced_contract(commissioning: Commissioning, act: Act, data: dict) -> None:
    """What is in operation now takes the place of an earlier supplier's product."""
    standing = (Contract.State.SIGNED, Contract.State.IN_RENTAL)
    earlier = Contract.objects.filter(project=commissioning.project_id, state__in=standing)
    for contract in earlier.exclude(pk=commissioning.tests.for_contract_id).order_by("pk"):
        also(contract, "end_replaced", act)
