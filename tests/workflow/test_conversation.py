"""Messages on a record: kept for good, once, told to the others, without touching the record."""

import hashlib
from datetime import datetime
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.translation import override

from portal.accounts.models import User
from portal.audit import chain
from portal.audit.models import AuditRow
from portal.notifications.deliver import hand_out, send_emails
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.wording import wording
from portal.rules.refusal import OURS, Refused
from portal.workdays.clock import ALMATY
from portal.workflow.conversation import LONGEST, MOST_A_DAY, write_message
from portal.workflow.messages import WRITTEN
from portal.workflow.models import Message, Record
from portal.workflow.perform import Done, perform
from tests import cast, journey

from .clocks import stop_clock
from .test_concurrency import at_once

TEXT = "Құжаттың 3-тармағын нақтылауды сұраймыз.\nРахмет!"


@pytest.fixture
def request_(db, at):
    at("2026-02-05 15:00")
    return journey.filed()


def refused(record, text, actor, **more) -> str:
    before = Message.objects.count()
    with pytest.raises(Refused) as caught:
        write_message(record, text, actor=cast.actor(actor), **more)
    assert caught.value.refusal.clause == OURS
    assert Message.objects.count() == before
    return caught.value.refusal.code


@pytest.mark.parametrize("who", ["health-ministry", "ministry/2", "integrator/head"])
def test_whoever_sees_the_record_may_write(request_, who):
    message = write_message(request_, TEXT, actor=cast.actor(who))
    message.refresh_from_db()
    assert (message.text, message.author) == (TEXT, cast.user(who))
    assert message.organisation == cast.organisation(who)
    assert message.at == datetime(2026, 2, 5, 15, tzinfo=ALMATY)


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier", "almaty-akimat", "system"])
def test_for_whom_the_record_does_not_exist_there_is_no_writing(request_, who):
    assert refused(request_, TEXT, who) == "not-found"


def test_a_draft_has_no_messages_and_is_nobody_elses(db):
    draft = journey.draft()
    assert refused(draft, TEXT, "health-ministry") == "draft"
    assert refused(draft, TEXT, "ministry") == "not-found"


def test_a_conclusion_has_messages_once_it_is_issued(db):
    conclusion = journey.assessed(journey.under_review())
    assert refused(conclusion, TEXT, "integrator") == "draft"
    assert refused(conclusion, TEXT, "ministry") == "not-found"
    journey.done(conclusion, "issue", "integrator")
    write_message(conclusion, TEXT, actor=cast.actor("ministry"))
    assert Message.objects.visible_to(cast.actor("health-ministry")).count() == 1
    assert not Message.objects.visible_to(cast.actor("tourism-ministry")).exists()
    assert not Message.objects.visible_to(None).exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text-required"),
        (" \n\t ", "text-required"),
        (None, "text-required"),
        ("ә" * (LONGEST + 1), "text-max-length"),
        ("а\x00б", "text-null-characters-not-allowed"),
        ("а\ud800б", "text-unprintable"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_text_that_does_not_hold_is_refused_at_its_field(request_, text, code, language):
    with override(language), pytest.raises(Refused) as caught:
        write_message(request_, text, actor=cast.actor("ministry"))
    refusal = caught.value.refusal
    assert (refusal.code, refusal.status) == (code, 422)
    (said,) = refusal.fields["text"]
    assert said
    assert not Message.objects.exists()


def test_the_longest_text_is_counted_as_the_browser_counts(request_):
    text = "ә\r\n" * (LONGEST // 2)
    message = write_message(request_, text + "\r\n", actor=cast.actor("ministry"))
    assert message.text == ("ә\n" * (LONGEST // 2)).strip()


def test_the_same_press_twice_is_one_message(request_):
    key, actor = uuid4(), cast.actor("ministry")
    first = write_message(request_, TEXT, actor=actor, key=key)
    assert write_message(request_, TEXT, actor=actor, key=key) == first
    assert Message.objects.count() == AuditRow.objects.filter(verb=WRITTEN).count() == 1
    assert OutboxRow.objects.filter(kind=WRITTEN).count() == 2


def test_another_text_person_or_record_with_an_old_key_is_a_message_of_its_own(request_):
    """The page that was left by its "back" button still has the key of the message before."""
    key = uuid4()
    write_message(request_, TEXT, actor=cast.actor("ministry"), key=key)
    write_message(request_, "Тағы бір сұрақ.", actor=cast.actor("ministry"), key=key)
    write_message(request_, TEXT, actor=cast.actor("ministry/2"), key=key)
    write_message(journey.filed(), TEXT, actor=cast.actor("ministry"), key=key)
    assert Message.objects.count() == 4


def test_without_a_key_the_same_text_may_be_written_again(request_):
    for _ in range(2):
        write_message(request_, "Рахмет!", actor=cast.actor("ministry"))
    assert Message.objects.count() == 2


def test_nobodys_form_becomes_stale_by_a_message(request_):
    before = Record.objects.values().get(pk=request_.pk)
    write_message(request_, TEXT, actor=cast.actor("ministry"))
    assert Record.objects.values().get(pk=request_.pk) == before
    integrator = cast.actor("integrator")
    accepted = perform(request_, "accept", actor=integrator, version=request_.version)
    assert isinstance(accepted, Done)
    # The repeated submit of the step is still recognised beside the rows of messages.
    write_message(request_, TEXT, actor=integrator)
    again = perform(request_, "accept", actor=integrator, version=request_.version)
    assert isinstance(again, Done)
    assert again.repeated


def test_the_audit_keeps_the_length_and_the_checksum_but_not_the_text(request_):
    message = write_message(request_, TEXT, actor=cast.actor("ministry"))
    row = AuditRow.objects.get(verb=WRITTEN)
    assert row.data == {
        "message": message.pk,
        "length": len(TEXT),
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }
    assert (row.record, row.version) == (request_.pk, None)
    assert (row.actor, row.organisation) == (message.author_id, message.organisation_id)
    assert list(chain.verify()) == []


def test_the_database_refuses_to_change_or_remove_one(request_):
    message = write_message(request_, TEXT, actor=cast.actor("ministry"))
    for statement in (
        "UPDATE workflow_message SET text = 'басқа' WHERE id = %s",
        "DELETE FROM workflow_message WHERE id = %s",
    ):
        with (
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, [message.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(
            record_id=request_.pk, author=message.author, organisation=message.organisation,
            at=message.at, text="", sha256="",
        )  # fmt: skip


def test_the_other_participants_are_told_and_ones_own_organisation_is_not(request_):
    write_message(request_, TEXT, actor=cast.actor("ministry"))
    while hand_out():
        pass
    told = Notification.objects.filter(kind=WRITTEN)
    assert told.count() == 3 + 3
    bodies = set(told.values_list("user__memberships__organisation__kind", flat=True))
    assert bodies == {"service_integrator", "state_body"}
    assert not told.filter(user=cast.user("ministry/2")).exists()
    assert not told.filter(user=cast.user("tourism-ministry")).exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_they_are_told_in_their_language_who_wrote_and_where_not_what(request_, language):
    User.objects.update(language=language)
    message = write_message(
        request_, "Құпия емес, бірақ хатта тұрмайды.", actor=cast.actor("ministry")
    )
    while hand_out():
        pass
    send_emails()
    row = OutboxRow.objects.filter(kind=WRITTEN).first()
    with override(language):
        subject = wording(WRITTEN, row.facts)
        assert cast.organisation("ministry").name in subject
    letters = [sent for sent in mail.outbox if sent.subject == subject]
    assert len(letters) == 6
    prefix = "" if language == "kk" else f"/{language}"
    number = request_.project.number
    for sent in letters:
        assert f"{prefix}/cases/{number}/#message-{message.pk}" in sent.body
        assert "Құпия" not in sent.body


def test_thirty_a_day_of_one_organisation_on_one_record(request_, at):
    at("2026-02-05 23:59")
    for number in range(MOST_A_DAY):
        who = "ministry" if number % 2 else "ministry/2"
        write_message(request_, f"№ {number}", actor=cast.actor(who))
    assert refused(request_, TEXT, "ministry") == "too-many-messages"
    assert refused(request_, TEXT, "ministry/head") == "too-many-messages"
    write_message(request_, TEXT, actor=cast.actor("integrator"))
    write_message(journey.filed(), TEXT, actor=cast.actor("ministry"))
    at("2026-02-06 00:00")  # in Almaty; in UTC it is still the same day
    write_message(request_, TEXT, actor=cast.actor("ministry"))


def test_a_repeated_press_is_answered_even_when_the_day_is_full(request_):
    key = uuid4()
    first = write_message(request_, TEXT, actor=cast.actor("ministry"), key=key)
    for number in range(MOST_A_DAY - 1):
        write_message(request_, f"№ {number}", actor=cast.actor("ministry"))
    assert write_message(request_, TEXT, actor=cast.actor("ministry"), key=key) == first


def test_two_presses_at_the_same_moment_are_one_message(own_database):
    stop_clock("2026-02-05 15:00")
    request, key = journey.filed(), uuid4()
    actor = cast.actor("ministry")
    written = at_once(*[lambda: write_message(request, TEXT, actor=actor, key=key)] * 4)
    assert len({message.pk for message in written}) == 1
    assert Message.objects.count() == AuditRow.objects.filter(verb=WRITTEN).count() == 1
    assert OutboxRow.objects.filter(kind=WRITTEN).count() == 2
    assert list(chain.verify()) == []


def test_messages_and_a_step_at_once(own_database):
    stop_clock("2026-02-05 15:00")
    request = journey.filed()
    actors = [cast.actor(who) for who in ("ministry", "health-ministry", "integrator")]
    outcome, *_written = at_once(
        lambda: perform(request, "accept", actor=actors[2], version=request.version),
        *[lambda a=actor: write_message(request, TEXT, actor=a) for actor in actors],
    )
    assert isinstance(outcome, Done)
    assert Message.objects.count() == 3
    assert list(chain.verify()) == []
