"""Messages on the pages: a thread in the case file, a form that needs no script and loses nothing."""

from html import escape
from urllib.parse import quote
from uuid import uuid4

import pytest

from portal.workflow.conversation import LONGEST, MOST_A_DAY, write_message
from portal.workflow.models import Message
from portal.workplace.conversation import SHOWN
from tests import cast, journey

TEXT = "Құжаттың 3-тармағын нақтылауды сұраймыз."


@pytest.fixture
def filed(db, at):
    at("2026-02-05 15:00")
    return journey.filed()


def address(record, prefix: str = "/en", page: str = "messages/") -> str:
    return f"{prefix}/cases/{record.project.number}/{page}"


def case(client, record, prefix: str = "/en") -> str:
    return client.get(address(record, prefix, "")).content.decode()


def send(client, of, text=TEXT, prefix: str = "/en", **more):
    data = {"record": of.pk, "text": text, "key": str(uuid4())} | more
    return client.post(address(of, prefix), data)


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_a_message_is_written_from_the_case_and_read_in_it(as_, filed, prefix):
    client = as_("ministry")
    page = case(client, filed, prefix)
    assert f'action="{prefix}/cases/{quote(filed.project.number)}/messages/"' in page
    answer = send(client, filed, prefix=prefix)
    message = Message.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == (
        f"{prefix}/cases/{quote(filed.project.number)}/#message-{message.pk}"
    )
    page = case(as_("health-ministry"), filed, prefix)
    assert f'id="message-{message.pk}"' in page
    for part in (TEXT, message.author.full_name, "05.02.2026 15:00"):
        assert part in page


def test_a_message_is_text_and_nothing_but_text(as_, filed):
    text = "<script>alert(1)</script> & <b>\nекінші жол"
    send(as_("ministry"), filed, text)
    page = case(as_("health-ministry"), filed)
    assert escape(text) in page
    assert "<script>alert" not in page


def test_the_history_of_the_case_says_that_one_was_written(as_, filed):
    send(as_("ministry"), filed)
    assert "Message written" in case(as_("health-ministry"), filed)


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("text", ["", "   ", "ә" * (LONGEST + 1), "а\x00б"])
def test_what_was_typed_is_kept_on_an_error(as_, filed, prefix, text):
    key = str(uuid4())
    answer = send(as_("ministry"), filed, text, prefix, key=key)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="error-summary"' in page
    assert f">\n{escape(text)}</textarea>" in page
    assert key in page
    assert not Message.objects.exists()


def test_above_the_limit_of_a_day_the_text_is_kept_and_the_rule_is_called_ours(as_, filed):
    for number in range(MOST_A_DAY):
        write_message(filed, f"№ {number}", actor=cast.actor("ministry/2"))
    answer = send(as_("ministry"), filed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "30 messages on this record today" in page
    assert "A rule of the portal, not of the order" in page
    assert f">\n{TEXT}</textarea>" in page


def test_the_same_form_sent_twice_is_one_message(as_, filed):
    client, key = as_("ministry"), str(uuid4())
    first, second = (send(client, filed, key=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Message.objects.count() == 1


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier"])
def test_for_a_stranger_there_is_nothing_to_read_or_write(as_, filed, who):
    assert as_(who).get(address(filed)).status_code == 404
    assert send(as_(who), filed).status_code == 404
    assert not Message.objects.exists()


def test_nobody_writes_without_signing_in(client, filed):
    assert send(client, filed).status_code == 302
    assert not Message.objects.exists()


def test_a_record_of_another_case_or_a_hidden_one_cannot_be_named(as_, filed):
    other = journey.filed("agriculture-ministry")
    conclusion = journey.conclusion_of(journey.done(filed, "accept", "integrator"))
    for record in (other.pk, conclusion.pk, 0, "x", ""):
        for who in ("ministry", "integrator"):
            assert send(as_(who), filed, record=record).status_code == 422
    assert not Message.objects.exists()


@pytest.mark.parametrize("key", ["x", "0" * 40])
def test_a_key_that_is_none_is_refused(as_, filed, key):
    assert send(as_("ministry"), filed, key=key).status_code == 422


def test_with_a_conclusion_issued_one_says_what_the_message_is_about(as_, db, at):
    at("2026-02-05 15:00")
    request = journey.under_review()
    assert 'type="hidden" name="record"' in case(as_("ministry"), request)
    conclusion = journey.done(journey.assessed(request), "issue", "integrator")
    assert '<select name="record"' in case(as_("ministry"), request)
    send(as_("ministry"), request, record=conclusion.pk)
    assert Message.objects.get().record_id == conclusion.pk
    assert case(as_("health-ministry"), request).count(f"№\u00a0{conclusion.number}") == 2


def test_the_case_shows_the_latest_and_a_page_of_its_own_all(as_, filed, at):
    for number in range(SHOWN + 10):
        who = "ministry" if number % 2 else "integrator"
        write_message(filed, f"Хабар {number}.", actor=cast.actor(who))
    client = as_("health-ministry")
    page = case(client, filed)
    assert "Хабар 9." not in page
    assert page.index("Хабар 10.") < page.index(f"Хабар {SHOWN + 9}.")
    assert "Earlier messages" in page
    everything = client.get(address(filed)).content.decode()
    assert f"Хабар {SHOWN + 9}." in everything
    assert "older=" in everything


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_page_of_all_messages_answers_in_each_language(as_, filed, prefix):
    assert as_("ministry").get(address(filed, prefix)).status_code == 200
    send(as_("ministry"), filed, prefix=prefix)
    assert TEXT in as_("integrator").get(address(filed, prefix)).content.decode()


def test_the_number_of_queries_does_not_grow(as_, filed, django_assert_max_num_queries):
    client = as_("health-ministry")
    write_message(filed, TEXT, actor=cast.actor("ministry"))
    case(client, filed)
    with django_assert_max_num_queries(12) as few:
        case(client, filed)
    for number in range(SHOWN + 5):
        who = ("ministry", "integrator", "ministry/2")[number % 3]
        write_message(filed, f"№ {number}", actor=cast.actor(who))
    with django_assert_max_num_queries(12) as many:
        case(client, filed)
    assert len(many) == len(few)
    with django_assert_max_num_queries(12):
        client.get(address(filed))
