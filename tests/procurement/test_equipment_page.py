"""Clause 88: five steps by the operator alone, shown as a line with where one stands."""

from urllib.parse import quote

import pytest

from tests.procurement import operation

BOUGHT = {"how": "bought", "what": "Екі сервер", "ground": "2026 жылғы 9 наурыздағы № 17 шарт"}


@pytest.fixture(scope="module", autouse=True)
def approved(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, operation.without_rental):
        yield


@pytest.fixture
def testing(db):
    return operation.testing()


def address(testing, page: str) -> str:
    return f"/en/cases/{quote(testing.project.number)}/{page}"


def html(response) -> str:
    return response.content.decode()


def now(page: str) -> str:
    return page.split('aria-current="step"')[1].split("</h3>")[0].split(">")[-1]


def test_the_line_begins_with_the_equipment(as_, testing):
    page = html(as_("operator").get(address(testing, "testing/equipment/")))
    assert now(page) == "Equip the platform"
    for clause in range(1, 6):
        assert f"cl. 88({clause})" in page
    wrong = as_("operator").post(
        address(testing, "testing/equipment/"),
        {"version": testing.version} | BOUGHT | {"ground": ""},
    )
    assert wrong.status_code == 422
    assert "Екі сервер" in html(wrong)
    assert (
        as_("operator")
        .post(address(testing, "testing/equipment/"), {"version": testing.version} | BOUGHT)
        .status_code
        == 302
    )
    page = html(as_("operator").get(address(testing, "testing/")))
    assert now(page) == "Test it"


def test_readiness_before_the_equipment_is_refused_under_88_1(as_, testing):
    page = html(as_("operator").get(address(testing, "testing/readiness/")))
    assert "First the operator equips the platform" in page
    assert "cl. 88(1)" in page


def test_there_is_no_dossier_where_no_commission_decides(as_, testing):
    assert as_("operator").get(address(testing, "testing/dossier/")).status_code == 404


def test_without_a_rental_the_operator_signs_alone(as_, testing):
    page = html(as_("operator").get(address(testing, "commissioning/")))
    assert "Signature of the operator" in page
    assert "Signature of the supplier" not in page
    assert "Technical documentation accepted by the operator" not in page


def test_the_platform_is_what_is_tested(as_, testing):
    page = html(as_("operator").get(address(testing, "testing/act/")))
    assert "The platform of “electronic government” is tested with the new object." in page
    assert "cl. 88(3)" in page
