"""The outbox: handed out once, in the reader's language, and never lost."""

import re
from contextlib import closing
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import psycopg2
import pytest
from django.core import mail
from django.utils.translation import override

from portal.notifications import deliver
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import KINDS, letter, wording
from portal.workdays import clock
from portal.workflow.steps import STEPS
from tests import cast, journey


def test_everybody_of_the_organisation_is_told_once(db):
    request = journey.filed()
    assert deliver.hand_out() == 2
    assert deliver.hand_out() == 0
    told = Notification.objects.filter(record=request.pk)
    assert told.filter(user__memberships__organisation__kind="authorised_body").count() == 4
    assert told.filter(user__memberships__organisation__kind="service_integrator").count() == 3
    assert not told.filter(user__memberships__organisation=request.filer).exists()


def test_the_email_is_in_the_readers_language(db):
    journey.filed()
    deliver.hand_out()
    deliver.send_emails()
    letters = {sent.to[0]: sent for sent in mail.outbox}
    for key in ("ministry", "ministry/2", "integrator"):
        user = cast.actor(key).user
        notification = Notification.objects.get(user=user)
        with override(user.language):
            assert letters[user.email].subject == wording(notification.kind, notification.facts)
        prefix = "" if user.language == "kk" else f"/{user.language}"
        assert f"{prefix}/cases/" in letters[user.email].body


class Mailer:
    """Fails as it is told, by the address; what it took is in `letters`."""

    def __init__(self, fail) -> None:
        self.fail, self.letters = fail, []

    def send_messages(self, messages):
        for message in messages:
            self.fail(message.to[0])
            self.letters.append(message)


@pytest.fixture
def waiting(db, at) -> int:
    """How many e-mails wait to be sent."""
    at("2026-03-16 10:00")
    journey.filed()
    deliver.hand_out()
    return Notification.objects.count()


def mail_by(monkeypatch, fail) -> Mailer:
    mailer = Mailer(fail)
    monkeypatch.setattr(deliver, "get_connection", lambda: mailer)
    return mailer


def test_a_failed_email_waits_and_is_sent_later(waiting, at, monkeypatch):
    def gone(address):
        raise SMTPServerDisconnected("gone")

    mail_by(monkeypatch, gone)
    assert deliver.send_emails() == 0
    assert Notification.objects.filter(email_attempts=1).count() == 1  # the others are not tried
    monkeypatch.undo()
    assert deliver.send_emails() == waiting - 1
    at("2026-03-16 10:01")
    assert deliver.send_emails() == 1
    assert deliver.send_emails() == 0


def test_a_server_that_is_away_for_a_day_costs_nobody_an_email(waiting, at, monkeypatch):
    def away(address):
        raise ConnectionRefusedError

    mail_by(monkeypatch, away)
    moment = clock.now().astimezone(clock.ALMATY).replace(tzinfo=None)
    for minutes in range(0, 24 * 60, 5):
        at((moment + timedelta(minutes=minutes)).isoformat())
        for _ in range(waiting):
            deliver.send_emails()
    monkeypatch.undo()
    at((moment + timedelta(days=2)).isoformat())
    assert deliver.send_emails() == waiting


def test_a_refused_address_holds_up_nobody(waiting, monkeypatch):
    wrong = cast.user("ministry").email

    def refuse(address):
        if address == wrong:
            raise SMTPRecipientsRefused({wrong: (550, b"no such mailbox")})

    mailer = mail_by(monkeypatch, refuse)
    assert deliver.send_emails() == waiting - 1
    assert deliver.send_emails() == 0
    assert len({sent.to[0] for sent in mailer.letters}) == waiting - 1


def test_a_letter_that_cannot_be_made_holds_up_nobody(waiting):
    first = Notification.objects.order_by("pk").first()
    Notification.objects.filter(pk=first.pk).update(kind="a.kind.that.is.gone")
    assert deliver.send_emails() == waiting - 1


def test_a_title_of_several_lines_is_one_line_of_the_header(people):
    facts = {"number": "1", "title": "Бірінші жол\r\nBcc: somebody@else.example"}
    organisation = people("ministry").organisation
    post([OutboxRow(at=clock.now(), organisation=organisation, kind="request.submit", facts=facts)])
    deliver.hand_out()
    assert deliver.send_emails() == 4
    for sent in mail.outbox:
        assert sent.subject.endswith("Бірінші жол Bcc: somebody@else.example")
        assert sent.recipients() == sent.to


def test_a_notification_is_not_locked_while_it_is_sent(own_database, monkeypatch):
    journey.filed()
    deliver.hand_out()

    def read(address):
        with closing(psycopg2.connect(own_database)) as other, other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'; UPDATE notifications_notification SET at = at")

    mailer = mail_by(monkeypatch, read)
    deliver.send_emails()
    assert len(mailer.letters) == Notification.objects.count()


def test_a_person_without_a_post_is_not_told(db):
    journey.filed()
    user = cast.actor("ministry/2").user
    user.memberships.update(active=False)
    deliver.hand_out()
    assert not Notification.objects.filter(user=user).exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_message_has_words_in_every_language(language):
    facts = {"number": "1", "title": "t", "due_on": "2026-02-10", "before_on": "2026-02-09",
             "clause": "13", "holder": "h", "late": 1, "remaining": 1, "term": "t"}  # fmt: skip
    kinds = [key for key, step in STEPS.items() if step.tells]
    terms = ["missed", "escalated", "missed_by_other", "moved", "due_soon", "due_today"]
    with override(language):
        for kind in [*kinds, *[f"term.{ending}" for ending in terms]]:
            said = letter(kind, facts, "/cases/1/", lambda path: f"https://portal.example{path}")
            assert said.startswith(wording(kind, facts))
            assert "https://portal.example/cases/1/" in said
            assert "%(" not in said
            assert set(re.findall(r"%\((\w+)\)s", str(KINDS[kind].subject))) <= facts.keys()


def test_a_message_from_before_its_kind_learnt_to_say_more_is_still_readable():
    facts = {"clause": "13", "number": "АСМ-1", "due_on": "2026-02-10"}
    said = letter("term.missed", facts, "/cases/АСМ-1/", lambda path: path)
    assert "АСМ-1 was due on 10.02.2026; working days late: –." in said


def test_a_name_among_the_facts_is_in_the_readers_language():
    facts = {"holder": {"kk": "Ұйым", "ru": "Орган", "en": "Body"}, "clause": "13",
             "number": "1", "due_on": "2026-02-10"}  # fmt: skip
    for language, name in facts["holder"].items():
        with override(language):
            assert name in wording("term.missed_by_other", facts)


def test_an_organisation_with_nobody_keeps_the_row_handed_out(db):
    journey.filed()
    cast.actor("integrator").organisation.memberships.update(active=False)
    deliver.hand_out()
    assert not OutboxRow.objects.filter(handed_out_at=None).exists()
