"""Integrations as links to the registry of services."""

import pytest

from catalog.models import IntegrationService
from catalog.seeding import seed
from procurement.design import answers
from procurement.design.sections import TASK
from requests_app.annexes.validation import errors_of

from .pages import address, fresh, send, text
from .task import INTEGRATOR, RENTED, task, with_row

pytestmark = pytest.mark.django_db
PLACE = "integrations-integrations-0-service"


@pytest.fixture
def service(people, at) -> IntegrationService:
    at("2026-02-09 10:00")
    people("health-ministry")
    seed()
    return IntegrationService.objects.filter(status=IntegrationService.Status.ACTIVE).first()


def latin(number: str) -> str:
    """As typed on a Latin keyboard."""
    return number.lower().replace("с", "c").replace("в", "b")


def test_a_number_of_the_registry_is_taken_however_it_is_typed(service):
    for said in (service.number, f" {service.number} ", latin(service.number)):
        sections = with_row("integrations", "integrations", service=said)
        assert errors_of(TASK, sections, INTEGRATOR) == {}
        assert answers.integrations(sections)[0]["service"] == service.number


def test_a_number_that_is_not_there_is_refused(service):
    sections = with_row("integrations", "integrations", service="СВ-1999-1")
    assert errors_of(TASK, sections, INTEGRATOR) == {
        PLACE: ["The registry of services has no such number. Leave it blank until it is there."]
    }


def test_however_many_are_named_the_registry_is_asked_once(service, django_assert_num_queries):
    rows = RENTED["integrations"]["integrations"][:1] * 50
    rows = [row | {"service": service.number} for row in rows]
    sections = task(integrations={"integrations": rows})
    with django_assert_num_queries(2):  # and the clock
        assert errors_of(TASK, sections, INTEGRATOR) == {}


def test_the_page_offers_what_may_be_used(service, page, draft):
    shown = text(page.get(address(draft, "section", "integrations")))
    assert f'<option value="{service.number}">{service.name_en}</option>' in shown
    retired = IntegrationService.objects.filter(status=IntegrationService.Status.RETIRED)
    assert not any(
        f'value="{number}"' in shown for number in retired.values_list("number", flat=True)
    )
    assert 'list="registered-services"' in shown


def test_the_text_links_to_the_registry(service, page, draft):
    sections = with_row("integrations", "integrations", service=latin(service.number))
    send(page, draft, "integrations", sections["integrations"])
    shown = text(page.get(address(fresh(draft), "edition", 1)))
    assert f"№ {service.number}</a>" in shown
    assert shown.count("not in it yet") == 2
