"""The pages of rent and transfer, the contract in the case file, the papers."""

from datetime import timedelta

import pytest

from portal.workflow.models import Obligation
from portal.workflow.sweep import sweep
from tests import journey
from tests.procurement.operation import SUPPLIER, once
from tests.procurement.rents import CUSTOMER, commissioned, latest


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    with once(django_db_blocker, commissioned):
        yield


@pytest.fixture
def contract(db, at):
    at("2026-06-22 10:00")
    return latest()


@pytest.fixture
def due(contract, at):
    """The day after the three years, swept."""
    journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")
    term = Obligation.objects.get(code="103-1.transfer")
    at(f"{term.due_on + timedelta(days=1)} 10:00")
    sweep()
    return latest()


def address(contract, page: str, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{contract.project.number}/contract/{page}/"


def case(client, contract) -> str:
    return client.get(f"/en/cases/{contract.project.number}/").content.decode()


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "Жалға алуды бастау"),
        ("/ru", "Начать аренду"),
        ("/en", "Start the rent"),
    ],
)
def test_the_page_of_the_rent_says_what_follows(as_, contract, prefix, said):
    page = as_(CUSTOMER).get(address(contract, "rent", prefix)).content.decode()
    assert said in page
    assert 'name="started_on"' in page
    assert contract.number


def test_a_wrong_day_is_said_at_its_field_and_kept(as_, contract):
    client = as_(CUSTOMER)
    said = {"version": contract.version, "started_on": "01.01.2026", "ground": "5.1-тармақ"}
    answer = client.post(address(contract, "rent"), said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "cannot start before the commissioning" in page
    assert 'value="01.01.2026"' in page
    assert "5.1-тармақ" in page
    answer = client.post(address(contract, "rent"), said | {"started_on": "", "ground": ""})
    assert answer.status_code == 302
    page = case(client, contract)
    assert "Last day of the full rent" in page
    assert "The product passes into the ownership of the state body" in page


def test_the_general_page_of_a_step_leads_to_its_own(as_, contract):
    client, number = as_(CUSTOMER), contract.project.number
    for step, page in (
        ("start_rent", "rent"), ("set_tariff", "tariff"), ("agree_tariff", "tariff"),
        ("transfer_ownership", "transfer"), ("report_breach", "breach"),
        ("refuse_performance", "no-performance"), ("close_continuity", "continuity"),
    ):  # fmt: skip
        answer = client.get(f"/en/cases/{number}/contract/{step}/")
        assert answer["Location"].endswith(f"/contract/{page}/"), step


def test_before_three_years_the_transfer_is_withheld_with_its_clause(as_, contract):
    journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")
    page = as_(SUPPLIER).get(address(contract, "transfer")).content.decode()
    assert "Three years of rent have not passed yet" in page
    assert "Clause 103-1 of the Rules" in page
    assert "<form" not in page.split('class="step-page"')[1].split("</main>")[0]


def test_what_is_due_is_shown_and_nobody_is_late(as_, due):
    page = case(as_(SUPPLIER), due)
    assert "The transfer into ownership is due" in page
    assert "The day has come" in page
    assert "working days late" not in page
    assert "the duty stands" not in page
    work = as_(SUPPLIER).get("/en/work/").content.decode()
    assert "The day has come" in work
    assert "late" not in work.split('id="held"')[1].split("</section>")[0]


def test_both_sign_on_the_page_and_the_act_is_a_paper(as_, due):
    for who in (SUPPLIER, CUSTOMER):
        client = as_(who)
        page = client.get(address(due, "transfer")).content.decode()
        assert "You sign the act as it stands above" in page
        assert "жоба" in page  # a draft until both have signed
        answer = client.post(address(due, "transfer"), {"version": latest().version})
        assert answer.status_code == 302
    contract = latest()
    assert contract.state == "completed"
    page = case(as_(CUSTOMER), contract)
    assert "Act of the transfer into ownership" in page
    base = f"/en/cases/{due.project.number}/contract/papers/1-transfer"
    paper = as_(CUSTOMER).get(f"{base}/?language=ru").content.decode()
    assert contract.transfer_number in paper
    assert as_(CUSTOMER).get(f"{base}.pdf?language=kk").content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["2-transfer", "1-failure", "1-tariff-1", "1-transfer-1", "x"])
def test_a_paper_that_was_not_made_is_not_there(as_, due, name):
    address = f"/en/cases/{due.project.number}/contract/papers/{name}/"
    assert as_(CUSTOMER).get(address).status_code == 404


def test_a_stranger_finds_no_page(as_, contract):
    for page in ("rent", "tariff", "transfer", "breach", "no-performance", "continuity"):
        assert as_("tourism-ministry").get(address(contract, page)).status_code == 404
