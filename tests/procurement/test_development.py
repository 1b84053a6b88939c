"""What a decided development brings about where the stories do not go (clauses 53-1, 92)."""

import pytest

from catalog.models import ICService
from portal.accounts.actor import SYSTEM
from portal.workdays import clock
from portal.workflow.steps import Act
from procurement import models
from procurement.conditions.development import kept_contract, tendered
from procurement.consequences.development import give_up_development, go_on_as_decided
from procurement.models import Contract, DesignTask, Tender
from requests_app.models import DevelopmentRequest
from tests import cast, journey
from tests.procurement.design.task import task
from tests.requests_app import development as made


@pytest.fixture
def act(db) -> Act:
    return Act(SYSTEM, clock.now(), clock.today())


def of(service: ICService, act: Act) -> dict:
    return {
        "project": service.project, "title": service.title, "created_at": act.moment,
        "changed_at": act.moment, "filer": cast.organisation("integrator"),
    }  # fmt: skip


def contract(service: ICService, act: Act) -> Contract:
    """In force, as its signing leaves it."""
    first = DesignTask.objects.create(**of(service, act), edition=1, sections=task())
    tender = Tender.objects.create(**of(service, act), design_task=first)
    made_of = Contract.objects.create(
        **of(service, act), for_tender=tender, supplier=service.supplier, rent=1,
        customer=service.customer, readiness_on=act.today,
    )  # fmt: skip
    return journey.done(made_of, "enter_into_force", "system")


def edition(service: ICService, act: Act, replace_supplier: str = "no", rental: str = "yes"):
    development = made.draft(service)
    DevelopmentRequest.objects.filter(pk=development.pk).update(
        develop="yes", replace_supplier=replace_supplier
    )
    sections = task()
    sections["general"] = sections["general"] | {"rental": rental}
    return DesignTask.objects.create(
        **of(service, act), edition=2, sections=sections, development_id=development.pk
    )


def test_a_cancelled_development_leaves_the_service_as_it_was(act):
    service = made.service()
    tender = Tender.objects.create(**of(service, act))
    give_up_development(tender, act, {})
    assert ICService.objects.get(pk=service.pk).state == "published"
    journey.done(service, "begin_development", "system")
    give_up_development(tender, act, {})
    assert ICService.objects.get(pk=service.pk).state == "published"


@pytest.mark.parametrize(
    ("stands", "replace_supplier", "rental", "expected"),
    [
        (True, "no", "yes", False),  # the supplier goes on
        (True, "yes", "yes", True),
        (True, "yes", "no", False),  # the operator takes it over
        (False, "", "yes", True),  # from the path of clause 88 to a rental
        (False, "", "no", False),
    ],
)
def test_when_an_edition_is_tendered(act, stands, replace_supplier, rental, expected):
    service = made.service(supplier="supplier" if stands else None)
    found = edition(service, act, replace_supplier, rental)
    if stands:
        contract(service, act)
    assert tendered(found) == expected
    assert bool(kept_contract(found)) == (stands and replace_supplier == "no")


def test_the_edition_of_a_development_is_tested_under_the_contract_that_stands(act):
    service = made.service()
    found = edition(service, act)
    standing = contract(service, act)
    before = models.Testing.objects.count()
    go_on_as_decided(found, act, {})
    assert models.Testing.objects.count() == before + 1
    tests = models.Testing.objects.order_by("-pk")[0]
    assert (tests.design_task_id, tests.for_contract_id) == (found.pk, standing.pk)
    assert tests.maker_id == service.supplier_id


def test_no_second_tender_is_opened_beside_one_that_runs(act):
    service = made.service()
    found = edition(service, act, replace_supplier="yes")
    Tender.objects.create(**of(service, act))
    go_on_as_decided(found, act, {})
    assert Tender.objects.filter(project=service.project).count() == 1
    assert not models.Testing.objects.exists()


def test_an_edition_that_no_development_opened_is_left_to_the_others(act):
    service = made.service()
    plain = DesignTask.objects.create(**of(service, act), edition=1, sections=task())
    go_on_as_decided(plain, act, {})
    assert not Tender.objects.exists()
    assert not models.Testing.objects.exists()
