"""The outbox: handed out once, in the reader's language, and never lost."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils.translation import override

from portal.notifications import deliver
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.wording import wording
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
    sent = {letter.to[0]: letter for letter in mail.outbox}
    for key in ("ministry", "ministry/2", "integrator"):
        user = cast.actor(key).user
        notification = Notification.objects.get(user=user)
        with override(user.language):
            assert sent[user.email].subject == wording(notification.kind, notification.facts)
        prefix = "" if user.language == "kk" else f"/{user.language}"
        assert f"{prefix}/cases/" in sent[user.email].body


def test_a_failed_email_waits_and_is_sent_later(db, monkeypatch):
    journey.filed()
    deliver.hand_out()
    waiting = Notification.objects.count()

    class Broken:
        def send_messages(self, messages):
            raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(deliver, "get_connection", Broken)
    assert deliver.send_emails() == 0
    assert Notification.objects.filter(emailed_at=None, email_attempts=1).count() == waiting
    monkeypatch.undo()
    assert deliver.send_emails() == waiting
    assert deliver.send_emails() == 0


def test_a_person_without_a_post_is_not_told(db):
    journey.filed()
    user = cast.actor("ministry/2").user
    user.memberships.update(active=False)
    deliver.hand_out()
    assert not Notification.objects.filter(user=user).exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_message_has_words_in_every_language(language):
    facts = {"number": "1", "title": "t", "due_on": "2026-02-10", "before_on": "2026-02-09",
             "clause": "13", "holder": "h"}  # fmt: skip
    kinds = [key for key, step in STEPS.items() if step.tells]
    with override(language):
        for kind in [*kinds, "term.missed", "term.escalated", "term.missed_by_other", "term.moved"]:
            assert "%(" not in wording(kind, facts)


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
