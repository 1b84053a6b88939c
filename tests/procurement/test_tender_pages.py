"""The public pages of tenders: the list and the announcement."""

import pytest

from procurement.sealing.bids import submit_bid
from tests import cast
from tests.procurement import tenders


@pytest.fixture
def tender(db, at):
    return tenders.published(at)


def test_the_list_is_empty_and_says_so(db, client):
    assert "No tender was announced yet" in client.get("/en/tenders/").content.decode()


def test_a_tender_that_is_not_announced_is_not_public(db, at, client):
    tender = tenders.preparing(at)
    assert tender.title not in client.get("/en/tenders/").content.decode()
    assert client.get(f"/en/tenders/{tender.project.number}/").status_code == 404


@pytest.mark.parametrize(
    ("prefix", "status"),
    [
        ("", "Жарияланды (өтінімдерді қабылдау)"),
        ("/ru", "Опубликовано (приём заявок)"),
        ("/en", "Published (bids are accepted)"),
    ],
)
def test_the_list_names_the_status_as_the_glossary_does(tender, client, prefix, status):
    page = client.get(f"{prefix}/tenders/").content.decode()
    assert tender.title in page
    assert status in page
    assert "08.04.2026 24:00:00" in page


def test_it_is_found_by_a_part_of_its_title_or_number(tender, client):
    for text in (tender.title[:6].lower(), tender.number, tender.project.number[-5:]):
        assert f"№ {tender.number}" in client.get("/en/tenders/", {"text": text}).content.decode()
    page = client.get("/en/tenders/", {"text": "нет такого"}).content.decode()
    assert "No tender is like this" in page
    page = client.get("/en/tenders/", {"status": "cancelled"}).content.decode()
    assert tender.title not in page


def test_the_list_takes_few_queries(tender, client, django_assert_max_num_queries):
    client.get("/en/tenders/")
    with django_assert_max_num_queries(12):
        client.get("/en/tenders/")


def test_the_announcement_says_what_annex_3_asks(tender, client):
    page = client.get(f"/en/tenders/{tender.project.number}/").content.decode()
    assert tender.number in page
    assert "1 of 3" in page
    assert "480\u00a0000\u00a0000.00" in page  # 19(2)
    assert "1\u00a0620\u00a0000\u00a0000.00" in page  # 19(3)
    assert "13.03.2026 12:00:00" in page
    assert "08.04.2026 24:00:00" in page
    assert "How this date was computed" in page
    assert "Ministry of Healthcare" in page
    assert 'id="task"' in page
    for criterion in tender.design_task.criteria:
        assert criterion["title"] in page
    assert client.get(f"/en/tenders/{tender.pk}/").status_code == 200


def test_before_the_opening_nothing_changes_with_a_bid(tender, client, at):
    at("2026-03-20 10:00")
    address = f"/en/tenders/{tender.project.number}/"
    before = client.get(address).content.decode(), client.get("/en/tenders/").content.decode()
    submit_bid(
        tender.sealed_round.pk, actor=cast.actor("supplier"), content=tenders.content("112000000")
    )
    after = client.get(address).content.decode(), client.get("/en/tenders/").content.decode()
    assert after == before


def test_the_closing_moment_counts_and_not_the_worker(tender, client, at):
    at("2026-04-09 00:00")
    page = client.get(f"/en/tenders/{tender.project.number}/").content.decode()
    assert "Bids were accepted until" in page
    assert "data-closes" not in page
    assert "Published (bids are accepted)" not in page
