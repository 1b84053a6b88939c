"""Questions about a tender: public at once, answered by the integrator, the asker unnamed to everybody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import quote

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Q

from portal.audit.models import AuditRow
from portal.notifications.deliver import hand_out
from portal.notifications.models import Notification
from portal.rules.refusal import Refusal
from portal.workdays.clock import ALMATY
from procurement.forms.question import LONGEST_QUESTION
from procurement.models import Question
from procurement.questions.actions import answer_question, ask_question
from procurement.questions.refusals import MOST_OPEN
from procurement.sealing.bids import submit_bid
from procurement.sealing.blinding import askers_of
from procurement.sealing.models import SealedBid
from tests import cast
from tests.procurement import tenders
from tests.procurement.sealing.roles import set_clock_for_all

TEXT = "Шекті құн айына ма, жылына ма?"
ANSWER = "Жобалауға арналған тапсырманың 2-бөлімінде жылына көрсетілген."


@pytest.fixture
def tender(db, at):
    tender = tenders.published(at)
    at("2026-03-20 10:00")
    return tender


@pytest.fixture
def as_(client, people):
    def signed_in(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in


def address(tender, rest: str = "") -> str:
    return f"/en/tenders/{tender.project.number}/{rest}"


def page_of(client, tender, rest: str = "") -> str:
    return client.get(address(tender, rest)).content.decode()


def asked(tender, text: str = TEXT, who: str = "supplier") -> Question:
    question = ask_question(tender, text, actor=cast.actor(who))
    assert isinstance(question, Question), question
    return question


def refused(outcome) -> str:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.clause == "ours"
    return outcome.code


def told(kind: str) -> set[str]:
    while hand_out():
        pass
    rows = Notification.objects.filter(kind=kind)
    return set(rows.values_list("user__memberships__organisation__kind", flat=True))


def test_a_question_is_public_at_once_and_names_nobody(tender, client, as_):
    as_("supplier")
    answer = client.post(address(tender, "questions/"), {"question": TEXT}, follow=True)
    question = Question.objects.get()
    assert answer.redirect_chain[-1][0].endswith(f"#question-{question.pk}")
    page = answer.content.decode()
    assert "Asked by your organisation" in page
    client.logout()
    body = cast.organisation("supplier")
    for prefix in ("", "/ru", "/en"):
        page = client.get(f"{prefix}/tenders/{tender.project.number}/").content.decode()
        assert TEXT in page
        for name in (body.name_kk, body.name_ru, body.name_en, body.bin, body.short_kk):
            assert name not in page
    assert "Awaiting an answer" in page
    assert "Asked by your organisation" not in page_of(as_("second-supplier"), tender)
    assert "Asked by your organisation" not in page_of(as_("integrator"), tender)
    assert "Asked by your organisation" in page_of(as_("supplier/2"), tender)


@pytest.mark.parametrize(
    ("prefix", "awaiting", "until"),
    [
        ("", "Жауап күтілуде", "03.04.2026 24:00:00"),
        ("/ru", "Ожидает ответа", "03.04.2026 24:00:00"),
        ("/en", "Awaiting an answer", "03.04.2026 24:00:00"),
    ],
)
def test_the_page_says_until_when_one_may_ask_and_why(tender, client, prefix, awaiting, until):
    asked(tender)
    page = client.get(f"{prefix}/tenders/{tender.project.number}/").content.decode()
    assert awaiting in page
    assert until in page
    days = page[page.index('id="questions"') :]
    days = days[: days.index("</table>")]
    assert days.count("portal-days__number") == 3
    for day in ("03.04.2026", "04.04.2026", "05.04.2026", "06.04.2026", "08.04.2026"):
        assert day in days
    assert days.count("portal-days__skipped") == 2


def test_a_stranger_signs_in_first_and_who_cannot_bid_is_told_so(tender, client, as_):
    assert "Sign in and ask" in page_of(client, tender)
    assert client.get(address(tender, "questions/")).status_code == 302
    as_("tourism-ministry")
    assert 'name="question"' not in page_of(client, tender)
    assert "Only a potential supplier asks" in page_of(client, tender, "questions/")
    answer = client.post(address(tender, "questions/"), {"question": TEXT})
    assert answer.status_code == 422
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write the question."),
        ("   \n ", "Write the question."),
        ("с" * (LONGEST_QUESTION + 1), "at most 2000 characters; this one has 2001"),
        ("Сұрақ\x00", "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_published_is_said_at_the_field_and_kept(tender, as_, text, says):
    answer = as_("supplier").post(address(tender, "questions/"), {"question": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(says) == 2  # in the summary and at the field
    assert text.strip("\x00 \n")[:100] in page
    assert not Question.objects.exists()


def test_before_the_publication_there_is_nothing_to_ask_about(db, at, as_):
    tender = tenders.preparing(at)
    assert as_("supplier").get(address(tender, "questions/")).status_code == 404
    outcome = ask_question(tender, TEXT, actor=cast.actor("supplier"))
    assert refused(outcome) == "not-announced"


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("2026-04-03 23:59:59.999999", None),
        ("2026-04-04 00:00:00", "asked-too-late"),
        ("2026-04-08 23:59:59", "asked-too-late"),
        ("2026-04-09 00:00:00", "asking-over"),
    ],
)
def test_the_last_moment_is_three_whole_working_days_before_the_closing(tender, at, moment, code):
    at(moment)
    outcome = ask_question(tender, TEXT, actor=cast.actor("supplier"))
    assert code is None and isinstance(outcome, Question) or refused(outcome) == code


def test_when_it_is_too_late_the_page_says_so_and_loses_nothing(tender, at, as_):
    at("2026-04-04 09:00")
    as_("supplier")
    client = as_("supplier")
    assert 'name="question"' not in page_of(client, tender)
    assert "Questions were accepted until" in page_of(client, tender)
    assert "until 03.04.2026 24:00:00" in page_of(client, tender, "questions/")
    answer = client.post(address(tender, "questions/"), {"question": TEXT})
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()


def test_the_same_question_is_one_question(tender):
    first = asked(tender)
    assert asked(tender, f"  {TEXT}\r\n", "supplier/2") == first
    assert asked(tender, who="second-supplier") != first
    assert list(Question.objects.values_list("number", flat=True).order_by("pk")) == [1, 2]


def test_two_presses_at_the_same_moment_are_one_question(own_database):
    def at(moment: str) -> None:
        set_clock_for_all(datetime.fromisoformat(moment).replace(tzinfo=ALMATY))

    tender = tenders.published(at)
    at("2026-03-20 10:00")
    actor = cast.actor("supplier")

    def press(_number: int) -> int:
        try:
            return ask_question(tender, TEXT, actor=actor).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(press, range(8)))
    assert len(keys) == 1
    assert Question.objects.count() == 1
    assert AuditRow.objects.filter(verb="tender.ask").count() == 1


def test_one_organisation_cannot_flood_the_tender(tender):
    for number in range(MOST_OPEN):
        asked(tender, f"{number}-сұрақ")
    outcome = ask_question(tender, TEXT, actor=cast.actor("supplier/2"))
    assert refused(outcome) == "too-many-questions"
    asked(tender, who="second-supplier")
    answer_question(Question.objects.get(number=1), ANSWER, actor=cast.actor("integrator"))
    asked(tender)


def test_nothing_that_is_kept_names_the_asker(tender):
    supplier = cast.actor("supplier")
    before = AuditRow.objects.filter(organisation=supplier.organisation_id).count()
    question = asked(tender)
    submit_bid(tender.sealed_round.pk, actor=supplier, content=tenders.content())
    row = AuditRow.objects.get(verb="tender.ask")
    assert (row.actor, row.organisation, row.blinded) == (None, None, question.asker)
    assert row.record == tender.pk
    assert AuditRow.objects.filter(organisation=supplier.organisation_id).count() == before
    own = Q(actor=supplier.user_id) | Q(blinded=question.asker)
    assert set(AuditRow.objects.filter(own).values_list("verb", flat=True)) == {"tender.ask"}
    # Not the word that stands for the bidder, or a question would lead to the bid.
    assert question.asker != SealedBid.objects.get().bidder
    assert question.asker not in askers_of(supplier.organisation_id, tender.sealed_round.pk + 1)
    fields = [field.name for field in Question._meta.concrete_fields if field.is_relation]
    assert fields == ["announcement", "answered_by"]


def test_the_case_file_tells_of_the_question_and_not_of_the_asker(tender, as_):
    asked(tender)
    page = as_("integrator").get(f"/en/cases/{tender.project.number}/").content.decode()
    assert "Question asked about the tender" in page
    assert "not named" in page
    assert "1 question" in page
    assert "1 without an answer" in page
    body = cast.organisation("supplier")
    assert not any(name in page for name in (body.name_en, body.short_en, body.bin))


def test_the_integrator_answers_and_the_asker_alone_is_told(tender, client, as_):
    question = asked(tender)
    assert told("tender.ask") == {"service_integrator"}
    as_("integrator")
    place = address(tender, "questions/1/")
    assert quote(place) in page_of(client, tender)
    assert TEXT in page_of(client, tender, "questions/1/")
    answer = client.post(place, {"answer": ANSWER}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"#question-{question.pk}")
    client.logout()
    page = page_of(client, tender)
    assert ANSWER in page
    assert "Answer of the service integrator" in page
    assert "Awaiting an answer" not in page
    told("tender.answer")
    people = Notification.objects.filter(kind="tender.answer").values_list("user__email", flat=True)
    assert {email.partition("@")[2] for email in people} == {"tumar.demo.example"}
    row = AuditRow.objects.get(verb="tender.answer")
    assert row.organisation == cast.organisation("integrator").pk
    assert not row.blinded
    mine = Notification.objects.get(user=cast.user("supplier"), kind="tender.answer")
    opened = as_("supplier").get(f"/en/notifications/{mine.pk}/")
    assert opened.url.endswith(f"#question-{question.pk}")


def test_nobody_else_answers(tender, as_):
    question = asked(tender)
    for key in ("supplier", "health-ministry", "ministry", "tourism-ministry"):
        assert as_(key).get(address(tender, "questions/1/")).status_code == 404
        outcome = answer_question(question, ANSWER, actor=cast.actor(key))
        assert refused(outcome) == "wrong-role"
    assert as_("integrator").get(address(tender, "questions/2/")).status_code == 404


def test_an_answer_is_given_once(tender, client, as_):
    asked(tender)
    as_("integrator")
    place = address(tender, "questions/1/")
    for _press in range(2):
        assert client.post(place, {"answer": ANSWER}).status_code == 302
    answer = client.post(place, {"answer": "Басқаша."})
    assert answer.status_code == 422
    assert "an answer cannot be changed" in answer.content.decode()
    assert Question.objects.get().answer == ANSWER
    assert AuditRow.objects.filter(verb="tender.answer").count() == 1
    told("tender.answer")
    assert Notification.objects.filter(user=cast.user("supplier")).count() == 1


def test_an_empty_answer_is_refused(tender, as_):
    asked(tender)
    answer = as_("integrator").post(address(tender, "questions/1/"), {"answer": " "})
    assert answer.status_code == 422
    assert answer.content.decode().count("Write the answer.") == 2


def test_after_the_closing_nothing_is_answered(tender, at, as_):
    question = asked(tender)
    at("2026-04-09 00:00")
    outcome = answer_question(question, ANSWER, actor=cast.actor("integrator"))
    assert refused(outcome) == "answering-over"
    assert "too late to answer" in page_of(as_("integrator"), tender, "questions/1/")
    assert "Not answered" in page_of(as_("supplier"), tender)


def test_the_asker_is_found_when_the_secret_has_changed(tender, settings):
    question = asked(tender)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret of the web process"
    assert asked(tender) == question
    answer_question(question, ANSWER, actor=cast.actor("integrator"))
    assert told("tender.answer") == {"supplier"}


def test_what_was_asked_and_answered_cannot_be_changed_or_removed(tender):
    question = asked(tender)
    rows = Question.objects.filter(pk=question.pk)
    answer_question(question, ANSWER, actor=cast.actor("integrator"))
    for change in (
        lambda: rows.update(text="Басқа"),
        lambda: rows.update(asker="0" * 64),
        lambda: rows.update(answer="Басқа"),
        lambda: rows.delete(),
    ):
        with pytest.raises(ProgrammingError, match="as they were published"), transaction.atomic():
            change()


def test_questions_belong_to_their_announcement(tender, at, client):
    """What was asked before the tender was announced again stays with the announcement it was about."""
    asked(tender)
    tender = tenders.announced_again(at, tender)
    page = page_of(client, tender)
    assert TEXT not in page
    assert TEXT in page_of(client, tender, "announcements/1/")
    again = asked(tender)
    assert (again.number, again.announcement.ordinal) == (1, 2)
    assert Question.objects.values("asker").distinct().count() == 2


def test_a_question_makes_no_form_of_the_tender_stale(tender):
    version = tender.version
    asked(tender)
    assert type(tender).objects.get(pk=tender.pk).version == version
