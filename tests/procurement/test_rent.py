"""The start of the rent, three years of it, and the transfer (clauses 103-1, 103-2, X19, X29)."""

from datetime import date

import pytest

from catalog.models import ICService
from portal.accounts.actor import SYSTEM
from portal.notifications.models import OutboxRow
from portal.rules.clauses import TERMS
from portal.stories.attachments import with_files
from portal.workflow.explain import explain
from portal.workflow.models import Obligation
from portal.workflow.perform import Done, perform
from portal.workflow.sweep import sweep
from procurement.sweeps import note_three_years
from tests import journey
from tests.procurement.operation import STORIES, SUPPLIER, once
from tests.procurement.rents import (
    CUSTOMER,
    commissioned,
    commissioned_on,
    latest,
    refused,
)


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    with once(django_db_blocker, commissioned):
        yield


@pytest.fixture
def contract(db, at):
    at("2026-06-22 10:00")
    return latest()


def start(contract, started_on="", ground=""):
    return journey.done(contract, "start_rent", CUSTOMER, started_on=started_on, ground=ground)


def term(code="103-1.transfer") -> Obligation:
    return Obligation.objects.get(code=code)


def three_years_on(day: date) -> date:
    return day.replace(year=day.year + 3)


def test_the_rent_starts_on_the_day_of_the_commissioning(contract):
    contract = start(contract)
    assert contract.state == "in_rental"
    assert contract.rent_started_on == commissioned_on()
    assert contract.full_rent_until == three_years_on(commissioned_on())
    assert (term().holder, term().started_on) == (contract.supplier, commissioned_on())
    assert not Obligation.objects.filter(code="103-2.maintenance").exists()


@pytest.mark.parametrize(
    ("days", "ground", "code"),
    [
        (-1, "5.1-тармақ", "before-commissioning"),
        (10, "", "ground-required"),
        (366, "5.1-тармақ", "too-late"),
    ],
)
def test_another_day_needs_a_ground_and_is_not_absurd(contract, days, ground, code):
    day = date.fromordinal(commissioned_on().toordinal() + days)
    refusal = refused(contract, "start_rent", CUSTOMER, started_on=day.isoformat(), ground=ground)
    assert refusal.code == code
    assert refusal.fields


def test_another_day_by_the_contract_is_the_start_of_the_three_years(contract):
    contract = start(contract, "2026-07-06", "Шарттың 5.1-тармағы")
    assert contract.rent_started_on == date(2026, 7, 6)
    assert term().started_on == date(2026, 7, 6)


@pytest.mark.parametrize(
    ("who", "code"),
    [(SUPPLIER, "wrong-role"), ("operator", "wrong-role"), ("tourism-ministry", "not-found")],
)
def test_only_the_customer_starts_it(contract, who, code):
    assert refused(contract, "start_rent", who, started_on="", ground="").code == code


def test_nobody_misses_three_years_and_the_transfer_is_due_the_day_after(contract, at):
    start(contract)
    due = term().due_on
    at(f"{due} 23:59")
    sweep()
    assert term().state == "running"
    at(f"{date.fromordinal(due.toordinal() + 1)} 00:01")
    assert sweep().missed == 0
    assert (term().state, term().closed_at) == ("come", None)
    assert latest().three_years_noted_at is not None
    told = OutboxRow.objects.filter(kind="contract.pass_three_years")
    assert {row.organisation_id for row in told} == {contract.supplier_id, contract.customer_id}


def test_an_idle_sweep_asks_one_question(contract, at, django_assert_num_queries):
    start(contract)
    with django_assert_num_queries(1):
        assert note_three_years(1000) == 0
    at("2029-12-01 00:01")
    assert note_three_years(1000) == 1
    with django_assert_num_queries(1):
        assert note_three_years(1000) == 0


def test_it_is_not_noted_too_early(contract):
    contract = start(contract)
    outcome = perform(contract, "pass_three_years", actor=SYSTEM)
    assert (outcome.code, outcome.clause) == ("too-early", "103-2")


def test_the_transfer_waits_for_three_years_and_both_signatures(contract, at):
    contract = start(contract)
    at(f"{term().due_on} 15:00")
    refusal = refused(contract, "transfer_ownership", SUPPLIER)
    assert (refusal.code, refusal.clause) == ("too-early", "103-1")
    at(f"{date.fromordinal(term().due_on.toordinal() + 1)} 09:00")
    contract = journey.done(contract, "transfer_ownership", SUPPLIER)
    assert contract.state == "in_rental"
    assert refused(contract, "transfer_ownership", "supplier/2").code == "signed-by-you"
    journey.done(contract, "transfer_ownership", CUSTOMER)
    contract = latest()
    assert contract.state == "completed"
    assert contract.transfer_number
    assert term().state == "met"  # nobody is late, whenever it is signed
    assert ICService.objects.get().supplier is None
    assert (
        refused(contract, "set_tariff", SUPPLIER, from_on="2030-01-01", components=[]).code
        == "contract-completed"
    )


def test_a_replaced_supplier_owes_nothing_more(contract):
    contract = start(contract)
    outcome = perform(contract, "end_replaced", actor=SYSTEM)
    assert isinstance(outcome, Done)
    assert (outcome.record.state, term().state) == ("completed", "cancelled")


def test_the_date_is_explained_by_start_anniversary_and_what_moved_it(contract):
    start(contract, "2026-08-29", "Шарттың 5.1-тармағы")  # 29 August 2029 is a Wednesday
    said = explain(term()).years
    assert (said.start, said.anniversary, said.due) == (
        date(2026, 8, 29), date(2029, 8, 29), date(2029, 8, 29),
    )  # fmt: skip
    assert explain(term()).days is None
    assert "day off" not in said.sentence()


def test_a_day_off_moves_the_transfer_and_not_the_full_rent(contract, as_):
    contract = start(contract, "2026-09-01", "Шарттың 5.1-тармағы")  # 1 September 2029: Saturday
    assert term().due_on == date(2029, 9, 3)
    assert contract.full_rent_until == date(2029, 9, 1)
    sentence = explain(term()).years.sentence()
    assert "01.09.2029 is a day off" in sentence
    assert "Art. 175" in sentence
    page = as_(SUPPLIER).get(f"/en/cases/{contract.project.number}/terms/{term().pk}/")
    text = page.content.decode()
    assert "Anniversary" in text
    assert "01.09.2029" in text
    assert "03.09.2029" in text


def test_the_term_of_full_rent_is_not_prolonged():
    assert not TERMS["103-2.maintenance"].prolong


def reminders() -> list[tuple[str, int]]:
    rows = OutboxRow.objects.filter(kind__startswith="term.").order_by("pk")
    return [(row.kind, row.organisation_id) for row in rows]


def test_reminders_go_out_a_month_a_working_day_and_on_the_day(contract, at):
    contract = start(contract, "2026-08-29", "Шарттың 5.1-тармағы")
    supplier = contract.supplier_id
    at("2029-07-29 10:00")
    sweep()
    assert reminders() == []
    for moment, kind in (
        ("2029-07-30 10:00", "term.due_ahead"),
        ("2029-08-28 10:00", "term.due_soon"),
        ("2029-08-29 10:00", "term.due_today"),
    ):
        OutboxRow.objects.all().delete()
        at(moment)
        sweep()
        sweep()
        assert reminders() == [(kind, supplier)]
    OutboxRow.objects.all().delete()
    at("2029-08-30 10:00")
    sweep()
    assert reminders() == []


def test_after_a_gap_only_what_is_near_is_reminded_of(contract, at):
    start(contract, "2026-08-29", "Шарттың 5.1-тармағы")
    at("2029-08-28 10:00")
    sweep()
    assert [kind for kind, _body in reminders()] == ["term.due_soon"]


def test_a_breach_voids_the_three_years_even_when_they_have_passed(contract, at, people):
    contract = start(contract)
    at("2029-12-03 00:01")
    sweep()
    assert term().state == "come"
    at("2029-12-03 10:00")
    files = with_files(
        {"document": "files/system-passport.pdf"}, actor=people(CUSTOMER), folder=STORIES
    )
    journey.done(latest(), "report_breach", CUSTOMER, happened_on="2029-12-01", reason="…", **files)
    assert term().state == "cancelled"
