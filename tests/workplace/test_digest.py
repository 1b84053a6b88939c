"""The digest: once a working day, to those who have work, in their language, by e-mail if they want it."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.utils.translation import override

from portal.accounts.models import User
from portal.notifications.deliver import hand_out, send_emails
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.wording import wording
from portal.workdays.calendar import current
from portal.workflow.calendar_changes import transfer_day
from portal.workflow.models import Obligation, Record
from portal.workflow.sweep import sweep
from portal.workplace import digest
from portal.workplace.messages import DIGEST
from tests import cast, journey
from tests.workflow.clocks import stop_clock
from tests.workflow.test_concurrency import at_once


@pytest.fixture
def work(db, at):
    """On Friday 6 February: the ministry holds a term, a request waits for the integrator."""
    at("2026-02-05 15:00")
    held = journey.concluded()
    at("2026-02-05 16:00")
    waiting = journey.filed("agriculture-ministry")
    return held, waiting


def digests() -> dict[str, dict]:
    """The facts of each digest so far, by the kind of its organisation."""
    rows = OutboxRow.objects.filter(kind=DIGEST).order_by("pk").select_related("organisation")
    return {row.organisation.kind: row.facts for row in rows}


def post_all() -> None:
    while hand_out():
        pass
    while send_emails():
        pass


def test_it_comes_after_nine_of_a_working_day_once(work, at):
    for moment, count in (
        ("2026-02-05 18:00", 2),  # the day was a working day: nobody was served yet
        ("2026-02-05 18:01", 0),
        ("2026-02-06 08:59", 0),
        ("2026-02-06 09:00", 2),
        ("2026-02-06 09:01", 0),
        ("2026-02-06 23:00", 0),
        ("2026-02-07 10:00", 0),  # Saturday
        ("2026-02-08 10:00", 0),
        ("2026-02-09 12:00", 2),
    ):
        at(moment)
        assert sweep().digests == count, moment


@pytest.mark.parametrize("day", range(21, 26))
def test_nothing_over_nauryz(work, at, day):
    at(f"2026-03-{day} 10:00")
    assert sweep().digests == 0


def test_a_saturday_that_is_worked_has_one_and_the_day_off_for_it_has_none(work, at):
    transfer_day(
        date(2026, 2, 9), date(2026, 2, 7), "Үкімет қаулысы", actor=cast.actor("ministry/admin")
    )
    at("2026-02-07 10:00")
    assert sweep().digests == 2
    assert digests()["authorised_body"]["since_on"] == "2026-02-06"
    at("2026-02-09 10:00")
    assert sweep().digests == 0


def test_after_a_gap_there_is_one_of_today_and_none_of_the_past(work, at):
    at("2026-02-05 17:00")
    sweep()
    at("2026-02-12 10:00")
    sweep()
    days = OutboxRow.objects.filter(kind=DIGEST).values_list("facts__day_on", flat=True)
    assert sorted(days) == ["2026-02-05"] * 2 + ["2026-02-12"] * 2


def test_one_message_for_each_person_and_none_for_who_has_nothing_to_do(work, at):
    at("2026-02-06 10:00")
    sweep()
    post_all()
    told = Notification.objects.filter(kind=DIGEST)
    people = list(told.values_list("user", flat=True))
    assert len(people) == len(set(people)) == 4 + 3  # the ministry and the integrator
    bodies = set(told.values_list("user__memberships__organisation__kind", flat=True))
    assert bodies == {"authorised_body", "service_integrator"}


def test_an_empty_portal_sends_none(people, at):
    at("2026-02-06 10:00")
    assert sweep().digests == 0
    assert not OutboxRow.objects.exists()


@pytest.mark.parametrize(
    ("moment", "group", "remaining"),
    [
        ("2026-02-06 10:00", "later", 2),
        ("2026-02-09 10:00", "next", 1),
        ("2026-02-10 10:00", "today", 0),
        ("2026-02-11 10:00", "overdue", -1),
        ("2026-02-16 10:00", "overdue", -4),
    ],
)
def test_terms_are_grouped_by_urgency(work, at, moment, group, remaining):
    at(moment)
    sweep()
    facts = digests()["authorised_body"]
    assert {name: facts[name] for name in digest_groups()} == dict.fromkeys(digest_groups(), 0) | {
        group: 1
    }
    (term,) = facts["terms"]
    assert (term["group"], term["remaining"]) == (group, remaining)


def digest_groups() -> tuple[str, ...]:
    return ("overdue", "today", "next", "later")


def test_friday_before_days_off_tomorrow_is_the_next_working_day(db, at):
    at("2026-03-18 10:00")  # due on Thursday 26 March, right after Nauryz
    journey.concluded()
    at("2026-03-20 10:00")
    sweep()
    facts = digests()["authorised_body"]
    assert (facts["next"], facts["next_on"]) == (1, "2026-03-26")


@pytest.mark.parametrize(
    ("moment", "new"), [("2026-02-05 17:00", 1), ("2026-02-06 10:00", 1), ("2026-02-09 10:00", 0)]
)
def test_new_is_what_came_since_the_working_day_before(work, at, moment, new):
    at(moment)
    sweep()
    for facts in digests().values():
        assert facts["new"] == new
        assert [line["new"] for line in facts["terms"] + facts["steps"]] == [bool(new)]


def test_what_is_done_is_not_listed(work, at):
    held, waiting = work
    journey.done(held, "refuse", "ministry", reason="Негіздеме жеткіліксіз.")
    journey.done(waiting, "accept", "integrator")
    at("2026-02-06 10:00")
    sweep()
    assert "authorised_body" not in digests()
    steps = digests().get("service_integrator", {"steps": []})["steps"]
    assert all(step["step"] != "request.accept" for step in steps)


def test_all_terms_are_counted_and_the_most_urgent_listed(work, at, monkeypatch):
    monkeypatch.setattr(digest, "SHOWN", 1)
    at("2026-02-06 09:00")
    journey.concluded()
    sweep()
    facts = digests()["authorised_body"]
    assert (facts["later"], len(facts["terms"]), facts["more"]) == (2, 1, True)
    assert facts["terms"][0]["due_on"] == "2026-02-10"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_letter_is_plain_text_with_lines_and_links_in_the_readers_language(work, at, language):
    held, waiting = work
    at("2026-02-06 09:00")
    User.objects.update(language=language)
    at("2026-02-11 10:00")
    sweep()
    post_all()
    prefix = "" if language == "kk" else f"/{language}"
    letters = {sent.to[0]: sent for sent in mail.outbox if "/notifications/#digest" in sent.body}
    assert len(letters) == 7
    body = letters[cast.user("ministry").email].body
    term = Obligation.objects.get(record=held.pk)
    assert f"{prefix}/cases/{held.project.number}/terms/{term.pk}/" in body
    assert f"{prefix}/work/" in body
    assert held.project.title[:100] in body
    assert "10.02.2026" in body
    assert "%(" not in body
    assert max(map(len, body.splitlines())) < 250
    steps = letters[cast.user("integrator").email].body
    assert f"{prefix}/cases/{waiting.project.number}/" in steps
    with override(language):
        step = str(waiting.STEPS["accept"].title)
        subject = wording(DIGEST, digests()["authorised_body"])
    assert step in steps
    assert letters[cast.user("ministry").email].subject == subject
    assert all(part in subject for part in ("11.02.2026", "– 1"))


def test_who_switched_the_email_off_is_told_in_the_portal_alone(work, at):
    user = cast.user("ministry/2")
    User.objects.filter(pk=user.pk).update(digest_by_email=False)
    at("2026-02-06 10:00")
    sweep()
    post_all()
    assert Notification.objects.filter(kind=DIGEST, user=user).count() == 1
    digests_sent = [sent for sent in mail.outbox if "#digest" in sent.body]
    assert len(digests_sent) == 6
    assert user.email not in {sent.to[0] for sent in digests_sent}
    others = [sent for sent in mail.outbox if sent.to == [user.email]]
    assert others  # what happens in cases still comes by e-mail


def test_one_bad_organisation_keeps_nobody_waiting_and_is_tried_again(work, at, monkeypatch):
    bad = cast.organisation("integrator").pk
    whole = digest.waiting_for

    def broken(actor):
        if actor.organisation_id == bad:
            raise RuntimeError("broken")
        return whole(actor)

    monkeypatch.setattr(digest, "waiting_for", broken)
    at("2026-02-06 10:00")
    swept = sweep()
    assert (swept.digests, swept.failed_digests) == (1, [bad])
    monkeypatch.undo()
    assert sweep().digests == 1
    assert sweep().digests == 0
    assert set(digests()) == {"authorised_body", "service_integrator"}


def test_sweeps_at_once_post_it_once(own_database):
    stop_clock("2026-02-05 15:00")
    journey.concluded()
    journey.filed("agriculture-ministry")
    stop_clock("2026-02-06 09:00")
    swept = at_once(*[sweep] * 4)
    assert sum(one.digests for one in swept) == 2
    assert OutboxRow.objects.filter(kind=DIGEST).count() == 2


def test_an_idle_sweep_asks_little(work, at, django_assert_max_num_queries):
    at("2026-02-06 10:00")
    sweep()
    with django_assert_max_num_queries(11):  # three for the clock and the tenders
        sweep()


def test_an_organisation_costs_a_fixed_number_of_queries(work, at, django_assert_max_num_queries):
    at("2026-02-06 10:00")
    for _ in range(3):
        journey.concluded()
    days = digest.Days.of(date(2026, 2, 6), current())
    with django_assert_max_num_queries(12):
        digest.digest_of(cast.organisation("ministry"), days)


def test_long_titles_of_many_lines_are_one_short_line(work, at):
    held, _waiting = work
    Record.objects.filter(pk=held.pk).update(title="x")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_project SET title = %s WHERE id = %s",
            ["Бірінші\r\nBcc: x@y.example " + "ұзын " * 80, held.project_id],
        )
    at("2026-02-06 10:00")
    sweep()
    title = digests()["authorised_body"]["terms"][0]["title"]
    assert "\n" not in title
    assert len(title) <= digest.LONGEST_TITLE + 1
