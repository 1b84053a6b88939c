"""From the signed contract to the Catalogue: what the steps of testing and commissioning bring about."""

from catalog.catalogue import Commissioned, enter
from catalog.models import ICService
from portal.rules.actors import Role
from portal.workflow.access import Parts
from portal.workflow.consequences import after
from portal.workflow.perform import also
from portal.workflow.steps import Act

from ..models import Commissioning, Contract, DesignTask, Testing
from ..testing import passed


@after("contract.enter_into_force")
def open_testing(contract: Contract, act: Act, data: dict) -> None:
    """73: the supplier creates; its notice of readiness is awaited by the date of the protocol."""
    start_testing(contract.for_tender.design_task, contract, act)


@after("design_task.approve")
def open_testing_without_rental(task: DesignTask, act: Act, data: dict) -> None:
    """88: nothing is rented, the operator creates the service by itself."""
    if not task.rental and task.development_id is None:
        start_testing(task, None, act)


def start_testing(task: DesignTask, contract: Contract | None, act: Act) -> Testing:
    """Tests of an edition of the design task and the commissioning that follows them."""
    parts = Parts.of(task.project_id)
    operator = task.party(Role.OPERATOR)
    parts.add(task.project_id, operator, Role.OPERATOR)
    place = {
        "project_id": task.project_id, "title": task.title, "created_at": act.moment,
        "changed_at": act.moment,
    }  # fmt: skip
    maker = contract.supplier if contract else operator
    tests = Testing.objects.create(
        **place, filer=maker, design_task=task, for_contract=contract, maker=maker
    )
    Commissioning.objects.create(**place, filer=operator, tests=tests)
    return tests


@after("testing.record_integration_test")
@after("testing.record_functional_test")
def pass_when_complete(tests: Testing, act: Act, data: dict) -> None:
    if passed(tests.checklist):
        also(tests, "pass_functional", act)


@after("testing.record_security_test")
def judge_the_act(tests: Testing, act: Act, data: dict) -> None:
    """A negative act leads back to the readiness."""
    if tests.act_result == "positive":
        also(tests, "pass_security", act)
    else:
        also(tests, "fail", act, defects=f"№ {tests.act_number}, {tests.act_date:%d.%m.%Y}: −")


@after("testing.decide_formation")
def commission_what_was_decided(tests: Testing, act: Act, data: dict) -> None:
    """86: after the decision of the Commission."""
    open_commissioning(tests, act)


@after("testing.pass_security")
def commission_without_rental(tests: Testing, act: Act, data: dict) -> None:
    """88: after the security tests, without a Commission."""
    if not tests.rental:
        open_commissioning(tests, act)


def open_commissioning(tests: Testing, act: Act) -> None:
    """Of a product the technical documentation is accepted first (87-1)."""
    first = "begin_with_documentation" if tests.of_product else "begin_with_protocol"
    also(Commissioning.objects.get(tests=tests), first, act)


@after("commissioning.sign_protocol")
def commission_when_all_signed(commissioning: Commissioning, act: Act, data: dict) -> None:
    if commissioning.signatures.keys() == set(commissioning.sides):
        also(commissioning, "put_into_operation", act)


@after("commissioning.catalogue")
def enter_in_the_catalogue(commissioning: Commissioning, act: Act, data: dict) -> None:
    """86(2)."""
    tests, parts = commissioning.tests, Parts.of(commissioning.project_id)
    task = tests.design_task
    subject = task.subject if tests.rental else ICService.Subject.INFORMATION_SYSTEM
    commissioned = Commissioned(
        record=commissioning, on=commissioning.commissioned_on,
        protocol=commissioning.protocol_number, subject=subject,
        customer=parts.first(Role.CUSTOMER), operator=parts.first(Role.OPERATOR),
        supplier=tests.for_contract.supplier if tests.rental else None,
    )  # fmt: skip
    enter(commissioned, commissioning.entry, act)
