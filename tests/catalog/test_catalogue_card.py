"""The card of a service: what everybody reads, what its status means, what never stands there."""

import json
from urllib.parse import quote

import pytest

from portal.workflow.perform import perform
from tests import cast

from .services import SUBSIDIES, catalogued, moved


@pytest.fixture
def service(db):
    return catalogued()


def card(client, service, prefix="/en") -> str:
    return client.get(f"{prefix}/catalogue/{service.number}/").content.decode()


@pytest.mark.parametrize(
    ("prefix", "says"),
    [
        ("", ["Электрондық жолдама", "Пациентті консультацияға жолдау.", "«Тұмар Код» ЖШС (демо)", "Қызмет өнеркәсіптік пайдалануда"]),
        ("/ru", ["Электронное направление", "Направление пациента на консультацию.", "ТОО «Тумар Код» (демо)", "Министерство здравоохранения"]),
        ("/en", ["Electronic referral", "Электрондық жолдама", "Электронное направление", "Tumar Code LLP (demo)", "Operator (demo)", "№ 7/ОП"]),
    ],
)  # fmt: skip
def test_a_stranger_reads_the_card(client, service, prefix, says):
    page = card(client, service, prefix)
    for words in says:
        assert words in page
    assert "/cases/" not in page


@pytest.mark.parametrize("number", ["АК-999999", "%00", "АСМ-2030-000001", "1"])
def test_what_is_not_there_is_not_found(client, service, number):
    assert client.get(f"/catalogue/{number}/").status_code == 404
    assert client.get(f"/catalogue/{number}/card.json").status_code == 404


def test_without_a_rental_nobody_supplies(client, db):
    page = card(client, catalogued(SUBSIDIES, subject="information_system"))
    assert "the operator created the service by itself" in page
    assert "cl. 88" in page


def test_each_status_says_what_it_means(client, service):
    service = moved(service, "begin_development")
    assert "is being developed further" in card(client, service)
    service = moved(service, "begin_continuity")
    page = card(client, service)
    assert "The operator keeps the service in operation until" in page
    assert "None at present: the operator keeps" in page
    assert "cl. 109" in page


def test_the_operator_retires_a_service_and_the_card_stays(client, service):
    done = perform(service, "retire", actor=cast.actor("operator"), reason="Сирек қолданылады.")
    page = card(client, done.record)
    assert "is not offered any more" in page
    assert "The service was taken out of operation" in page
    assert "Сирек қолданылады." not in page
    listed = client.get("/en/catalogue/?state=retired").context["found"].rows
    assert [row.pk for row in listed] == [service.pk]


def test_in_continuity_it_cannot_be_retired(client, service):
    service = moved(service, "begin_continuity")
    refusal = perform(service, "retire", actor=cast.actor("operator"), reason="Керек емес.")
    assert (refusal.code, refusal.clause) == ("in-continuity", "109")


@pytest.mark.parametrize(
    ("who", "led"), [("health-ministry", True), ("operator", True), ("tourism-ministry", False)]
)
def test_who_takes_part_is_led_to_the_case(client, people, service, who, led):
    client.force_login(people(who).user)
    page = card(client, service)
    assert (f"/en/cases/{quote(service.project.number)}/" in page) is led


def test_the_card_takes_few_queries(client, people, service, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        card(client, service)
    client.force_login(people("operator").user)
    with django_assert_max_num_queries(12):
        card(client, service)


def test_the_card_as_data(client, service):
    said = json.loads(client.get(f"/ru/catalogue/{service.number}/card.json").content)
    assert said["number"] == service.number
    assert said["names"]["en"] == "Electronic referral"
    assert said["status"] == {"code": "published", "name": "В эксплуатации"}
    assert said["supplier"]["bin"] == cast.organisation("supplier").bin
    assert [version["protocol"] for version in said["versions"]] == ["7/ОП"]
    assert client.get(said["page"]).context["item"] == service
