"""Tariffs: reckoned as data, proposed and answered as steps, written on a page (clause 103-2)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from procurement.contracts import tariffs
from tests import journey
from tests.procurement.operation import SUPPLIER, clock_at, once
from tests.procurement.rents import (
    CODE_ONLY,
    CUSTOMER,
    FULL,
    agreed,
    commissioned,
    latest,
    refused,
)

AT = datetime(2026, 7, 1, 5, tzinfo=UTC)
WHO = {"name": "Ж.", "position": {"kk": "", "ru": "", "en": ""}}
ROWS = [
    {"kind": "rental", "amount": "100.10", "what": ""},
    {"kind": "maintenance", "amount": "20.05", "what": ""},
]


def entries(*days: str, decision=tariffs.AGREED) -> list[dict]:
    found: list[dict] = []
    for day in days:
        found = tariffs.proposed(found, date.fromisoformat(day), ROWS, by=WHO, at=AT)
        found = tariffs.answered(found, decision, "", "1", by=WHO, at=AT)
    return found


def test_the_later_of_two_agreed_tariffs_holds_from_its_day():
    found = entries("2026-07-01", "2026-09-01")
    on = {
        day: (tariffs.in_force(found, date.fromisoformat(day), maintenance_only=False) or {})
        for day in ("2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01")
    }
    assert [row.get("number") for row in on.values()] == [None, 1, 1, 2]


def test_of_two_from_the_same_day_the_one_agreed_later_holds():
    found = entries("2026-07-01", "2026-07-01")
    assert tariffs.in_force(found, date(2026, 7, 1), maintenance_only=False)["number"] == 2


def test_after_three_years_only_maintenance_is_left_of_what_was_agreed():
    found = tariffs.in_force(entries("2026-07-01"), date(2029, 8, 1), maintenance_only=True)
    assert [row["kind"] for row in found["components"]] == ["maintenance"]
    assert Decimal(found["sum"]) == Decimal("20.05")


def test_a_new_proposal_replaces_one_that_was_not_answered():
    found = tariffs.proposed([], date(2026, 7, 1), ROWS, by=WHO, at=AT)
    found = tariffs.proposed(found, date(2026, 8, 1), ROWS, by=WHO, at=AT)
    assert [row["state"] for row in found] == ["replaced", "proposed"]
    assert found[1]["sum"] == "120.15"
    assert tariffs.waiting(found)["number"] == 2


def test_what_was_declined_never_holds():
    found = entries("2026-07-01", decision=tariffs.DECLINED)
    assert tariffs.in_force(found, date(2026, 8, 1), maintenance_only=False) is None
    assert tariffs.waiting(found) is None


def make() -> None:
    contract = commissioned(transfer=False)
    clock_at("2026-06-22 10:00")
    journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    with once(django_db_blocker, make):
        yield


@pytest.fixture
def contract(db, at):
    at("2026-06-23 10:00")
    return latest()


def propose(contract, components, from_on="2026-07-01"):
    return journey.done(contract, "set_tariff", SUPPLIER, from_on=from_on, components=components)


@pytest.mark.parametrize(
    ("components", "said"),
    [
        ([], "at least one component"),
        ("text", "Correct the components"),
        ([{"kind": "gift", "amount": "1"}], "Choose the component"),
        ([{"kind": "rental", "amount": "-5"}], "greater than zero"),
        ([{"kind": "rental", "amount": "5,555"}], "two digits"),
        ([{"kind": "rental", "amount": "5"}] * 2, "named once"),
        ([{"kind": "other", "amount": "5"}], "what is paid for"),
        ([{"kind": "other", "amount": "5", "what": "…"}] * 21, "Correct the components"),
    ],
)
def test_components_are_judged(contract, components, said):
    refusal = refused(contract, "set_tariff", SUPPLIER, from_on="2026-07-01", components=components)
    assert said in " ".join(map(str, refusal.fields["components"]))


def test_amounts_are_kept_exactly(contract):
    contract = propose(contract, [{"kind": "rental", "amount": "1 250 000,5 ₸"}])
    assert contract.tariffs[0]["components"] == [
        {"kind": "rental", "amount": "1250000.50", "what": ""}
    ]


def test_not_before_the_rent_and_not_above_it(contract):
    early = refused(contract, "set_tariff", SUPPLIER, from_on="2026-01-01", components=FULL)
    assert (early.code, early.clause) == ("before-rent", "ours")
    high = [{"kind": "rental", "amount": "9 333 333,34"}]  # 112 000 000 a year were bid
    above = refused(contract, "set_tariff", SUPPLIER, from_on="2026-07-01", components=high)
    assert (above.code, above.clause) == ("above-rent", "ours")
    propose(contract, [{"kind": "rental", "amount": "9 333 333,33"}])


def test_another_supplier_proposes_nothing_and_nobody_answers_for_the_customer(contract):
    assert (
        refused(
            contract, "set_tariff", "second-supplier", from_on="2026-07-01", components=FULL
        ).code
        == "not-found"
    )
    contract = propose(contract, FULL)
    assert refused(contract, "agree_tariff", SUPPLIER, decision="agree", reason="").code == (
        "wrong-role"
    )
    assert refused(contract, "agree_tariff", CUSTOMER, decision="decline", reason="").code == (
        "reason-required"
    )


def test_without_a_proposal_there_is_nothing_to_answer(contract):
    refusal = refused(contract, "agree_tariff", CUSTOMER, decision="agree", reason="")
    assert refusal.code == "no-proposal"


@pytest.mark.parametrize(
    ("moment", "from_on", "components", "code"),
    [
        ("2028-01-10 10:00", "2030-01-01", FULL, "maintenance-only"),
        ("2030-01-10 10:00", "2027-01-01", FULL, "maintenance-only"),
        ("2030-01-10 10:00", "2030-01-01", CODE_ONLY, None),
        ("2028-01-10 10:00", "2028-02-01", FULL, None),
    ],
)
def test_after_three_years_only_maintenance(contract, at, moment, from_on, components, code):
    at(moment)
    if code is None:
        propose(contract, components, from_on)
        return
    refusal = refused(contract, "set_tariff", SUPPLIER, from_on=from_on, components=components)
    assert (refusal.code, refusal.clause) == (code, "103-2")


def test_the_day_after_the_last_day_is_the_first_without_full_rent(contract, at):
    until = contract.full_rent_until
    at(f"{until} 10:00")
    contract = propose(contract, FULL, until.isoformat())
    after = date.fromordinal(until.toordinal() + 1)
    assert not contract.maintenance_only(until)
    assert contract.maintenance_only(after)
    refusal = refused(contract, "set_tariff", SUPPLIER, from_on=after.isoformat(), components=FULL)
    assert refusal.code == "maintenance-only"


def address(contract) -> str:
    return f"/en/cases/{contract.project.number}/contract/tariff/"


def form(contract, *rows, **more) -> dict:
    data = {"version": contract.version, "step": "set_tariff", "from_on": "01.07.2026",
            "components-TOTAL_FORMS": str(len(rows)), "components-INITIAL_FORMS": "0"}  # fmt: skip
    for at, (kind, amount) in enumerate(rows):
        data |= {f"components-{at}-kind": kind, f"components-{at}-amount": amount}
    return data | more


def test_rows_are_added_and_removed_without_scripts_and_nothing_is_lost(as_, contract):
    client = as_(SUPPLIER)
    page = client.post(
        address(contract), form(contract, ("rental", "7 000 000"), add="components")
    ).content.decode()
    assert 'name="components-1-kind"' in page
    assert 'value="7 000 000"' in page
    assert 'value="01.07.2026"' in page
    page = client.post(
        address(contract),
        form(contract, ("rental", "7 000 000"), ("support", "5"), remove="components-0"),
    ).content.decode()
    assert 'name="components-1-kind"' not in page
    assert 'value="5"' in page
    assert latest().tariffs == []


def test_what_is_wrong_stands_at_its_row_and_what_was_typed_stays(as_, contract):
    answer = as_(SUPPLIER).post(
        address(contract), form(contract, ("rental", "көп"), ("maintenance", "5"))
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the amount in digits" in page
    assert 'value="көп"' in page
    assert latest().tariffs == []


def test_a_tariff_is_proposed_agreed_and_shown(as_, contract):
    client = as_(SUPPLIER)
    answer = client.post(address(contract), form(contract, ("rental", "7 000 000"), ("", "")))
    assert answer.status_code == 302
    page = as_(CUSTOMER).get(address(contract)).content.decode()
    assert "Proposal that waits for an answer" in page
    assert "7\u00a0000\u00a0000.00" in page
    said = {"version": latest().version, "step": "agree_tariff", "decision": "", "reason": ""}
    refusal = client.post(address(contract), said)
    assert refusal.status_code == 422
    assert "Say whether you agree." in refusal.content.decode()
    assert client.post(address(contract), said | {"decision": "agree"}).status_code == 302
    case = client.get(f"/en/cases/{contract.project.number}/").content.decode()
    assert "Agreement on the tariff" in case


def test_the_page_is_read_by_parties_and_hidden_from_strangers(as_, contract):
    assert "set_tariff" not in as_("operator").get(address(contract)).content.decode()
    assert as_("tourism-ministry").get(address(contract)).status_code == 404
    assert as_("second-supplier").get(address(contract)).status_code == 404


def test_the_agreement_is_a_paper_in_both_languages(as_, contract, at):
    contract = agreed(contract, "2026-07-01", FULL)
    base = f"/en/cases/{contract.project.number}/contract/papers/1-tariff-1"
    client = as_(SUPPLIER)
    assert "8\u00a0200\u00a0000" in client.get(f"{base}/?language=ru").content.decode()
    assert client.get(f"{base}.pdf?language=kk").content.startswith(b"%PDF")
    assert as_("tourism-ministry").get(f"{base}/").status_code == 404
    assert client.get(f"{base[:-1]}7/").status_code in (302, 404)
