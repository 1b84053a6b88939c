"""The testers' page: every item recorded right there, side by side, nothing lost."""

from urllib.parse import quote

import pytest

from catalog.actions import register
from catalog.models import IntegrationService
from portal.rules.refusal import Refusal
from portal.workflow.perform import Done, perform
from procurement.testing import mark
from tests import cast
from tests.procurement import operation

FUNCTIONS = [f"function-{at}" for at in range(1, 5)]


@pytest.fixture(scope="module", autouse=True)
def ready(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, lambda: operation.until(operation.READY)):
        yield


@pytest.fixture
def testing(db):
    return operation.testing()


def address(testing, page: str = "testing/") -> str:
    return f"/en/cases/{quote(testing.project.number)}/{page}"


def seen(key: str) -> str:
    testing = operation.testing()
    return mark(testing.round, testing.item(key))


def record(client, key: str, outcome: str = "passed", **said):
    testing = operation.testing()
    data = {"version": testing.version, "item": key, "outcome": outcome, "note": "",
            "seen": seen(key)}  # fmt: skip
    return client.post(address(testing), data | said)


def service(title: str = "Бюро сервисі") -> str:
    keeper = cast.actor("integrator")
    made = IntegrationService(
        name_kk=title, name_ru=title, name_en=title, purpose_kk=title, purpose_ru=title,
        owner=keeper.organisation, kind="query", status="active", version="1.0",
    )  # fmt: skip
    return register(made, actor=keeper).number


def html(response) -> str:
    return response.content.decode()


def test_it_groups_the_checklist_and_says_what_is_left(as_, testing):
    page = html(as_("integrator").get(address(testing)))
    for title in ("Integrations", "Functions and requirements", "Load", "Fault tolerance"):
        assert f"{title} <span" in page or f">{title} " in page
    assert f"0 of {len(testing.checklist)} passed" in page
    assert "Left before that:" in page
    assert "3 integrations have no service of the registry yet" in page
    assert "/en/registers/services/" in page
    assert page.count('name="seen"') == len(testing.checklist)


def test_an_item_is_recorded_with_who_and_what(as_, testing):
    response = record(as_("operator"), "function-1", note="Жолдама ресімделді.")
    assert response.status_code == 302
    assert response.url == f"{address(testing)}#function-1"
    item = operation.testing().item("function-1")
    assert (item["outcome"], item["note"]) == ("passed", "Жолдама ресімделді.")
    page = html(as_("integrator").get(address(testing)))
    assert item["by"] in page
    assert f"1 of {len(testing.checklist)} passed" in page


def test_an_integration_needs_a_service_of_the_registry(as_, testing):
    client = as_("integrator")
    response = record(client, "integration-1", note="Алмасу өтті.", service="СВ-2026-999999")
    page = html(response)
    assert response.status_code == 422
    assert 'href="#integration-1-service"' in page
    assert "Алмасу өтті." in page
    assert "СВ-2026-999999" in page
    number = service()
    assert record(client, "integration-1", service=number.lower()).status_code == 302
    page = html(client.get(address(testing)))
    assert f"/en/registers/services/{quote(number)}/" in page
    assert 'id="integration-1-service"' not in page  # named once, it is not asked again


def test_without_an_outcome_the_note_stays(as_, testing):
    response = record(as_("integrator"), "load-1", outcome="", note="Жүктеме берілді.")
    page = html(response)
    assert response.status_code == 422
    assert 'href="#load-1-outcome-passed"' in page
    assert "Say whether the item passed." in page
    assert "Жүктеме берілді." in page


def test_an_item_that_is_not_on_the_list_is_not_there(as_, testing):
    data = {"version": testing.version, "item": "function-99", "outcome": "passed"}
    assert as_("integrator").post(address(testing), data).status_code == 404


def test_two_testers_record_different_items_from_the_same_page(as_, testing):
    version = testing.version
    assert record(as_("integrator"), "function-1", version=version).status_code == 302
    assert record(as_("operator"), "function-2", version=version).status_code == 302
    assert operation.testing().item("function-1")["outcome"] == "passed"
    assert operation.testing().item("function-2")["outcome"] == "passed"


def test_of_the_same_item_the_later_one_learns_of_the_earlier(as_, testing):
    before = seen("function-1")
    record(as_("operator"), "function-1", outcome="failed", note="Қате 500.")
    response = record(as_("integrator"), "function-1", note="Бәрі жақсы.", seen=before)
    page = html(response)
    assert response.status_code == 422
    assert "This item was recorded meanwhile" in page
    assert "Қате 500." in page
    assert "Бәрі жақсы." in page
    assert operation.testing().item("function-1")["outcome"] == "failed"
    assert record(as_("integrator"), "function-1", note="Бәрі жақсы.").status_code == 302


def test_the_same_submit_twice_answers_as_the_first(as_, testing):
    said = {"version": testing.version, "seen": seen("function-1"), "note": "Бір рет."}
    client = as_("integrator")
    assert record(client, "function-1", **said).status_code == 302
    record(as_("operator"), "function-2")
    assert record(as_("integrator"), "function-1", **said).status_code == 302
    assert operation.testing().version == testing.version + 2


def test_a_page_of_an_earlier_round_records_nothing_in_the_new_one(as_, testing):
    before = seen("function-1")
    operation.taken(testing, "fail", "operator", defects="Қате.")
    operation.taken(
        operation.testing(), "notify_readiness", "supplier", sheet="", words="",
        **operation.RESOURCES,
    )  # fmt: skip
    assert record(as_("integrator"), "function-1", seen=before).status_code == 422
    assert operation.testing().item("function-1")["outcome"] == ""


def test_it_is_sent_back_with_the_failed_items_prefilled(as_, testing):
    client = as_("integrator")
    record(client, "function-1", outcome="failed", note="Қате 500.")
    page = html(client.get(address(testing)))
    title = testing.item("function-1")["title"]
    assert f"1. {title}: Қате 500.</textarea>" in page
    number = operation.testing().version
    blank = client.post(address(testing), {"version": number, "fail": "1", "defects": ""})
    assert blank.status_code == 422
    assert "Write which defects have to be mended." in html(blank)
    sent = client.post(address(testing), {"version": number, "fail": "1", "defects": "Қате 500."})
    assert sent.status_code == 302
    assert operation.testing().state == "failed"
    page = html(as_("supplier").get(address(testing)))
    assert "Earlier rounds" in page
    assert "Қате 500." in page
    assert "Round 1 of the tests was sent back with defects" in html(
        as_("supplier").get(f"/en/cases/{testing.project.number}/")
    )


def test_sending_back_does_not_pass_over_a_result_that_came_meanwhile(as_, testing):
    version = testing.version
    record(as_("operator"), "function-2")
    sent = as_("integrator").post(
        address(testing), {"version": version, "fail": "1", "defects": "Баяу."}
    )
    page = html(sent)
    assert sent.status_code == 409
    assert "What changed" in page
    assert "Баяу." in page


def test_it_passes_by_itself_with_the_last_item(as_, testing):
    client = as_("operator")
    for item in testing.checklist:
        number = service(item["title"]) if item["kind"] == "integration" else ""
        assert record(client, item["key"], service=number).status_code == 302
    passed = operation.testing()
    assert passed.state == "functional_passed"
    page = html(client.get(address(testing)))
    assert f"test protocol № {passed.protocol_number}" in page
    assert 'name="seen"' not in page


@pytest.mark.parametrize("who", ["supplier", "health-ministry", "ministry"])
def test_the_other_parties_read_it(as_, testing, who):
    page = html(as_(who).get(address(testing)))
    assert testing.item("function-1")["title"] in page
    assert 'name="seen"' not in page
    assert 'name="defects"' not in page


@pytest.mark.parametrize("who", ["tourism-ministry", "second-supplier"])
def test_strangers_do_not(as_, testing, who):
    assert as_(who).get(address(testing)).status_code == 404


def test_the_case_file_leads_to_it(as_, testing):
    page = html(as_("integrator").get(f"/en/cases/{testing.project.number}/"))
    assert page.count(f'href="{address(testing)}"') >= 2
    assert "Record the tests" in page
    assert f"0 of {len(testing.checklist)} passed" in page


def test_the_supplier_gives_notice_on_a_page_that_says_the_term(as_, testing):
    operation.taken(testing, "fail", "operator", defects="Қате.")
    page = html(as_("supplier").get(address(testing, "testing/readiness/")))
    assert testing.for_contract.for_tender.protocol_number in page
    assert f"{testing.for_contract.readiness_on:%d.%m.%Y}" in page
    assert 'value="384"' in page  # begun with what was named last
    assert testing.item("function-1")["title"] in page
    missing = as_("supplier").post(
        address(testing, "testing/readiness/"),
        {"version": operation.testing().version, "memory": "512", "words": "Екінші нұсқа"},
    )
    assert missing.status_code == 422
    assert 'value="512"' in html(missing)
    assert "Екінші нұсқа" in html(missing)


def test_results_recorded_without_a_page_need_not_say_what_was_seen(testing):
    answer = perform(
        testing, "record_functional_test", actor=operation.actor("operator"), item="function-1",
        outcome="passed", note="",
    )  # fmt: skip
    assert isinstance(answer, Done)


def test_an_integration_is_no_function(testing):
    answer = perform(
        testing, "record_functional_test", actor=operation.actor("operator"),
        item="integration-1", outcome="passed", note="",
    )  # fmt: skip
    assert isinstance(answer, Refusal)
    assert answer.code == "unknown-item"
