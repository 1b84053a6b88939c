"""The public pages of tenders: the list and the announcement."""

import json
from urllib.parse import quote

import pytest

from portal.documents.papers.said import said
from procurement.conditions.evaluation import bids_of
from procurement.papers.announcement import announcement_paper
from procurement.questions.actions import ask_question
from procurement.sealing.bids import submit_bid
from tests import cast, journey
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


def test_a_first_announcement_has_none_before_it(tender, client):
    page = client.get(f"/en/tenders/{tender.project.number}/").content.decode()
    assert "Earlier announcements" not in page
    assert client.get(f"/en/tenders/{tender.project.number}/announcements/1/").status_code == 302
    assert client.get(f"/en/tenders/{tender.project.number}/announcements/2/").status_code == 404


def test_while_it_is_prepared_again_the_decision_is_named(tender, client, at):
    tenders.without_bids(at, tender)
    tender = type(tender).objects.get(pk=tender.pk)
    at("2026-04-10 10:00")
    journey.done(tender, "decide_reannouncement", tenders.CHAIR, reason="Өтінім түскен жоқ.")
    page = client.get(f"/en/tenders/{tender.project.number}/").content.decode()
    assert "is being prepared to be announced again" in page
    assert "to announce again, 10.04.2026 10:00" in page
    assert "cl. 53-1" in page
    assert "No bids came" in page


def test_the_announcements_before_the_last_are_shown_with_what_came_of_them(tender, client, at):
    first = tender.number
    tender = tenders.announced_again(at, tender)
    address = f"/en/tenders/{tender.project.number}/"
    page = client.get(address).content.decode()
    shown = page[page.index('id="earlier"') :]
    for expected in (f"№ {first}", "1 of 3", "13.03.2026 12:00", "08.04.2026 24:00:00", "No bids came",
                 "to announce again, 09.04.2026 10:00", "cl. 53-1", "Edition 1"):  # fmt: skip
        assert expected in shown
    assert f"after announcement No. {first}" in page
    assert "2 of 3" in page
    assert "What was changed against edition" not in page
    earlier = client.get(f"{address}announcements/1/").content.decode()
    assert "no longer in force" in earlier
    assert f"Announcement of a tender № {first}" in earlier
    assert 'id="task"' in earlier
    assert "480\u00a0000\u00a0000.00" in earlier


def test_after_an_amendment_the_differences_are_public(tender, client, at):
    tender = tenders.announced_again(at, tender)
    address = f"/en/tenders/{tender.project.number}/"
    assert "There is one edition only" in client.get(f"{address}editions/").content.decode()
    tender = tenders.announced_again(at, tender, "decide_amendment")
    page = client.get(address).content.decode()
    assert page.count("What was changed against edition 1") == 1
    assert f"{quote(address)}editions/?from=1&amp;to=2" in page
    assert "to amend the design task" in page
    assert "620\u00a0000\u00a0000.00" in page
    differences = client.get(f"{address}editions/?from=1&to=2").content.decode()
    assert "What changed from edition 1 to edition 2" in differences
    assert "<ins>" in differences
    assert "620\u00a0000\u00a0000.00" in differences
    assert "Шекті құнды қайта қарау." in differences
    assert "480\u00a0000\u00a0000.00" in client.get(f"{address}announcements/2/").content.decode()
    for query in ("?from=9&to=x", "?from=2&to=1", "?to=1"):
        assert client.get(f"{address}editions/{query}").status_code == 200


def test_an_edition_that_is_being_written_is_nobodys_to_read(tender, client, at):
    tender = tenders.announced_again(at, tender)
    tender = tenders.without_bids(at, tender)
    tender = type(tender).objects.get(pk=tender.pk)
    journey.done(tender, "decide_amendment", tenders.CHAIR, reason="Өтінім түскен жоқ.")
    tenders.amended(tender)
    page = client.get(f"/en/tenders/{tender.project.number}/editions/").content.decode()
    assert "There is one edition only" in page
    assert "620" not in page


def test_rejected_bids_are_no_rung_and_cite_no_clause(at, db, client):
    tender = tenders.opened(at, supplier="112000000.00")
    (bid,) = bids_of(tender)
    tender = journey.done(
        tender, "reject_bid", tenders.CHAIR, bid=bid.number, reason="Өтінім толық емес."
    )
    tender = journey.done(tender, "evaluate", tenders.CHAIR, dissent="")
    tender = journey.done(tender, "decide_reannouncement", tenders.CHAIR, reason="Қайта.")
    address = f"/en/tenders/{tender.project.number}/"
    page = client.get(address).content.decode()
    decision = page[page.index("to announce again") :]
    assert "rule of the portal" in decision[: decision.index("</p>")]
    tender = journey.done(tender, "consent", "health-ministry")
    at("2026-04-10 12:00")
    journey.done(tender, "publish", "integrator")
    page = client.get(address).content.decode()
    assert "All bids were rejected" in page[page.index('id="earlier"') :]
    assert page.count("1 of 3") == 2
    assert "Tumar" not in page


@pytest.mark.parametrize(("language", "heading"), [("kk", "Хабарландыру"), ("ru", "Объявление")])
def test_the_announcement_is_a_document_in_both_languages(tender, client, language, heading):
    address = f"/en/tenders/{tender.project.number}/announcements/1/{language}.pdf"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert quote(heading) in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")
    assert client.get(address).content == answer.content
    assert client.get(address.replace(f"{language}.pdf", "en.pdf")).status_code == 404
    assert client.get(address.replace("/1/", "/2/")).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_paper_says_what_annex_3_asks(tender, language):
    announcement = tender.announced.get()
    words = said(announcement_paper(announcement, cast.organisation("health-ministry"), language))
    text = json.dumps(words, ensure_ascii=False)
    body = cast.organisation("health-ministry")
    for expected in (
        tender.number, tender.title, tender.project.number, body.name_in(language),
        "480 000 000,00 ₸", "1 620 000 000,00 ₸", "13.03.2026 12:00:00", "08.04.2026 24:00:00",
        cast.organisation("integrator").name_in(language),
    ):  # fmt: skip
        assert expected.replace(" ", "\u00a0") in text.replace(" ", "\u00a0")
    (annex,) = words["annexes"]
    assert tender.design_task.number in annex["title"]
    assert sum(part["is"] == "heading" and part["level"] == 1 for part in annex["body"]) == 14
    tables = [part for part in annex["body"] if part["is"] == "table"]
    assert [len(table["columns"]) for table in tables] == [3, 5]


def test_the_announcement_takes_few_queries(tender, client, at, django_assert_max_num_queries):
    """Whatever the number of announcements and questions."""
    tender = tenders.announced_again(at, tender)
    for who in ("supplier", "second-supplier"):
        for number in range(3):
            ask_question(tender, f"{number}-сұрақ", actor=cast.actor(who))
    address = f"/en/tenders/{tender.project.number}/"
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)
