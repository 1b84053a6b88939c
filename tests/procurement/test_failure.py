"""A contract that is broken or refused, and the operation that goes on without it (clause 109)."""

import pytest

from catalog.models import ICService
from portal.notifications.models import OutboxRow
from portal.stories.attachments import with_files
from portal.workflow.models import Obligation
from portal.workflow.sweep import sweep
from procurement.models import Commissioning, Contract, Tender
from tests import journey
from tests.procurement.operation import STORIES, SUPPLIER, clock_at, once
from tests.procurement.rents import BREACH, CUSTOMER, commissioned, latest, refused


def make() -> None:
    contract = commissioned()
    clock_at("2026-06-22 10:00")
    journey.done(contract, "start_rent", CUSTOMER, started_on="", ground="")


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    with once(django_db_blocker, make):
        yield


@pytest.fixture
def contract(db, at):
    at("2026-07-06 10:00")
    return latest()


@pytest.fixture
def paper(people):
    """A document of somebody's own, as a step takes it."""

    def made(who: str, name: str = "document") -> dict:
        return with_files({name: "files/system-passport.pdf"}, actor=people(who), folder=STORIES)

    return made


@pytest.fixture
def broken(contract, paper) -> Contract:
    journey.done(contract, "report_breach", CUSTOMER, **BREACH, **paper(CUSTOMER))
    return latest()


def continuity() -> Obligation:
    return Obligation.objects.get(code="109.continuity")


def test_what_is_in_operation_goes_on_and_a_replacement_is_tendered(broken):
    service, term = ICService.objects.get(), continuity()
    assert broken.state == "operator_continuity"
    assert (service.state, service.supplier) == ("operator_continuity", None)
    assert (term.holder.kind, term.due_on, term.open_ended) == ("operator", None, True)
    assert Obligation.objects.get(code="103-1.transfer").state == "cancelled"
    assert [tender.state for tender in Tender.objects.order_by("pk")] == ["awarded", "preparing"]
    assert Commissioning.objects.get().state == "catalogued"


@pytest.mark.parametrize("who", ["operator", "operator/2"])
def test_the_operator_may_report_it_as_well(contract, paper, who):
    journey.done(contract, "report_breach", who, **BREACH, **paper(who))
    assert latest().failure["kind"] == "breach"


@pytest.mark.parametrize(
    ("step", "who", "code"),
    [
        ("report_breach", SUPPLIER, "wrong-role"),
        ("report_breach", "integrator", "wrong-role"),
        ("refuse_performance", CUSTOMER, "wrong-role"),
        ("refuse_performance", "second-supplier", "not-found"),
    ],
)
def test_nobody_else_does(contract, step, who, code):
    said = BREACH if step == "report_breach" else {"reason": "…"}
    assert refused(contract, step, who, **said, document="").code == code


@pytest.mark.parametrize(
    ("day", "code"), [("2026-07-07", "future"), ("2025-01-10", "before-contract")]
)
def test_the_day_of_the_breach_is_one_of_the_contract(contract, paper, day, code):
    said = BREACH | {"happened_on": day}
    refusal = refused(contract, "report_breach", CUSTOMER, **said, **paper(CUSTOMER))
    assert refusal.code == code


def test_a_term_without_a_last_day_is_neither_missed_nor_reminded_of(broken, at):
    at("2034-01-10 10:00")
    swept = sweep()
    assert (swept.missed, swept.reminded) == (0, 0)
    assert continuity().state == "running"


@pytest.mark.parametrize(
    "page", ["/en/cases/{number}/", "/en/work/", "/en/cases/{number}/terms/{term}/"]
)
def test_pages_say_it_in_words_and_name_no_year(broken, as_, page):
    address = page.format(number=broken.project.number, term=continuity().pk)
    text = as_("operator").get(address).content.decode()
    assert "until what the clause says has happened" in text
    assert "9999" not in text
    assert "31.12" not in text


def test_the_digest_says_it_in_words(broken, at):
    at("2026-07-07 09:05")
    sweep()
    digest = OutboxRow.objects.filter(kind="work.digest", organisation__kind="operator").latest(
        "pk"
    )
    said = [row for row in digest.facts["terms"] if row["code"] == "109.continuity"]
    assert [(row["group"], row["due_on"]) for row in said] == [("later", "")]
    assert digest.facts["overdue"] == 0


def test_the_old_one_is_not_switched_off_before_the_new_one_is_there(broken, paper):
    said = {"migrated": "Барлығы", "migrated_on": "2026-07-06"}
    refusal = refused(broken, "close_continuity", "operator", **said,
                      **paper("operator", "migration_act"))  # fmt: skip
    assert (refusal.code, refusal.clause) == ("no-replacement", "109")
    service = ICService.objects.get()
    retire = refused(service, "retire", "operator", reason="…")
    assert (retire.code, retire.clause) == ("in-continuity", "109")


def test_a_refusal_needs_no_document(contract):
    journey.done(contract, "refuse_performance", SUPPLIER, reason="Қаражат жоқ.", document="")
    assert latest().failure["kind"] == "refusal"
    assert latest().state == "operator_continuity"


def test_the_notice_is_a_paper_in_both_languages(broken, as_):
    base = f"/en/cases/{broken.project.number}/contract/papers/1-failure"
    client = as_(SUPPLIER)
    assert BREACH["reason"] in client.get(f"{base}/?language=kk").content.decode()
    assert client.get(f"{base}.pdf?language=ru").content.startswith(b"%PDF")
    assert as_("tourism-ministry").get(f"{base}/").status_code == 404


def test_a_document_of_another_body_is_not_taken(contract, paper):
    refusal = refused(contract, "report_breach", CUSTOMER, **BREACH, **paper("operator"))
    assert refusal.code == "document-unknown"
    assert latest().state == "in_rental"


def address(contract, page: str) -> str:
    return f"/en/cases/{contract.project.number}/contract/{page}/"


@pytest.mark.parametrize(
    ("who", "page", "own"),
    [
        (CUSTOMER, "breach", True),
        ("operator", "breach", True),
        (SUPPLIER, "no-performance", True),
        (SUPPLIER, "breach", False),
        ("integrator", "no-performance", False),
    ],
)
def test_the_page_says_what_follows_to_whose_step_it_is(contract, as_, who, page, own):
    text = as_(who).get(address(contract, page)).content.decode()
    assert ("A replacement is tendered: the customer consents" in text) is own
    assert ('name="reason"' in text) is own


def test_a_file_and_words_survive_an_error_on_the_page(contract, as_, paper):
    client, kept = as_(CUSTOMER), paper(CUSTOMER)["document"]
    said = {"version": contract.version, "happened_on": "06.08.2026", "reason": "Себебі",
            "document": kept}  # fmt: skip
    answer = client.post(address(contract, "breach"), said)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "cannot be of a future date" in text
    assert "Себебі" in text
    assert kept in text
    answer = client.post(address(contract, "breach"), said | {"happened_on": "06.07.2026"})
    assert answer.status_code == 302
    assert latest().state == "operator_continuity"
    again = client.post(address(contract, "breach"), said | {"happened_on": "06.07.2026"})
    assert again.status_code == 302  # the same submit answers as the first did


def test_the_case_and_the_page_of_the_operator_show_what_is_missing(broken, as_):
    client = as_("operator")
    case = client.get(f"/en/cases/{broken.project.number}/").content.decode()
    assert "The operator keeps the product or object in operation" in case
    page = client.get(address(broken, "continuity")).content.decode()
    assert "not commissioned yet" in page
    assert "none is yet" in page
