"""Reminders: one working day before and on the day, once each, decided from the present state."""

from contextlib import closing
from datetime import date

import psycopg2
import pytest
from django.core import mail
from django.db import connection
from django.utils.translation import override

from portal.accounts.models import User
from portal.audit import chain
from portal.notifications.deliver import hand_out, send_emails
from portal.notifications.models import Notification, OutboxRow
from portal.notifications.wording import wording
from portal.workflow.calendar_changes import transfer_day
from portal.workflow.models import Obligation
from portal.workflow.sweep import sweep
from tests import cast, journey

from .clocks import stop_clock
from .test_concurrency import at_once

SOON, TODAY = "term.due_soon", "term.due_today"
BOTH = [SOON, TODAY]


@pytest.fixture
def term(db, at) -> Obligation:
    """Received on Thursday 5 February, due on Tuesday the 10th, so the day before is Monday."""
    return received(at, "2026-02-05 15:00")


def received(at, moment: str) -> Obligation:
    at(moment)
    return Obligation.objects.get(record=journey.concluded())


def reminders() -> list[str]:
    return list(
        OutboxRow.objects.filter(kind__in=BOTH).order_by("pk").values_list("kind", flat=True)
    )


def test_the_working_day_before_and_the_day_itself_once_each(term, at):
    for moment, so_far in (
        ("2026-02-06 18:00", []),
        ("2026-02-08 12:00", []),  # Sunday: the working day before is still to come
        ("2026-02-09 08:59", []),
        ("2026-02-09 09:00", [SOON]),
        ("2026-02-09 09:01", [SOON]),
        ("2026-02-10 08:59", [SOON]),
        ("2026-02-10 09:00", BOTH),
        ("2026-02-10 23:59", BOTH),
        ("2026-02-11 09:00", BOTH),
    ):
        at(moment)
        sweep()
        assert reminders() == so_far, moment


def test_everybody_of_the_holder_and_nobody_else_is_reminded(term, at):
    at("2026-02-09 09:00")
    assert sweep().reminded == 1
    while hand_out():
        pass
    told = Notification.objects.filter(kind=SOON)
    assert told.count() == term.holder.memberships.count() == 4
    bodies = set(told.values_list("user__memberships__organisation", flat=True))
    assert bodies == {term.holder_id}


def test_after_a_gap_over_the_day_before_only_the_later_one_goes_out(term, at):
    at("2026-02-10 22:00")
    assert [sweep().reminded, sweep().reminded] == [1, 0]
    assert reminders() == [TODAY]


def test_after_a_gap_over_the_last_day_nobody_is_reminded_of_the_past(term, at):
    at("2026-03-02 10:00")
    swept = sweep()
    assert (swept.missed, swept.reminded) == (1, 0)
    assert reminders() == []


def test_a_term_met_between_is_not_reminded_of_again(term, at):
    at("2026-02-09 10:00")
    sweep()
    journey.done(term.record.specific(), "agree", "ministry", grounds="")
    at("2026-02-10 10:00")
    assert sweep().reminded == 0
    assert reminders() == [SOON]


def test_a_cancelled_term_is_not_reminded_of(term, at):
    Obligation.objects.filter(pk=term.pk).update(state="cancelled")
    at("2026-02-10 10:00")
    assert sweep().reminded == 0


@pytest.mark.parametrize(
    ("receipt", "due", "before"),
    [
        ("2026-03-18 10:00", date(2026, 3, 26), "2026-03-20"),  # over Nauryz, 21 to 25 March
        ("2026-03-19 10:00", date(2026, 3, 27), "2026-03-26"),
        ("2024-05-02 10:00", date(2024, 5, 6), "2024-05-04"),  # a Saturday that was worked
        ("2026-05-06 10:00", date(2026, 5, 13), "2026-05-12"),  # 7, 9 and 11 May are days off
    ],
)
def test_the_day_before_is_a_working_day(db, at, receipt, due, before):
    assert received(at, receipt).due_on == due
    at(f"{before} 08:30")
    assert sweep().reminded == 0
    at(f"{before} 09:30")
    assert sweep().reminded == 1
    assert reminders() == [SOON]
    assert OutboxRow.objects.get(kind=SOON).facts["remaining"] == 1


def test_what_a_gap_left_out_before_days_off_is_made_up_for_on_them(db, at):
    """Better on a holiday than after it, when the last day has begun."""
    received(at, "2026-03-18 10:00")
    at("2026-03-22 11:00")
    assert [sweep().reminded, sweep().reminded] == [1, 0]
    assert reminders() == [SOON]


def test_a_change_of_the_calendar_moves_the_reminders(db, at):
    received(at, "2026-06-11 12:00")  # due on Tuesday the 16th
    transfer_day(
        date(2026, 6, 15), date(2026, 6, 20), "Үкімет қаулысы", actor=cast.actor("ministry/admin")
    )
    for moment, so_far in (
        ("2026-06-15 10:00", []),  # would have been the day; now it is a day off
        ("2026-06-16 10:00", [SOON]),
        ("2026-06-17 10:00", BOTH),
    ):
        at(moment)
        sweep()
        assert reminders() == so_far, moment


def test_who_was_reminded_of_a_day_that_moves_is_reminded_of_the_new_one(db, at):
    received(at, "2026-06-11 12:00")
    at("2026-06-15 09:00")
    sweep()
    transfer_day(
        date(2026, 6, 16), date(2026, 6, 20), "Үкімет қаулысы", actor=cast.actor("ministry/admin")
    )
    sweep()
    at("2026-06-17 09:00")
    sweep()
    days = (
        OutboxRow.objects.filter(kind__in=BOTH).order_by("pk").values_list("kind", "facts__due_on")
    )
    assert list(days) == [(SOON, "2026-06-16"), (SOON, "2026-06-17"), (TODAY, "2026-06-17")]


def test_a_term_that_does_not_move_is_not_reminded_of_again(term, at):
    at("2026-02-09 09:00")
    sweep()
    transfer_day(
        date(2026, 2, 16), date(2026, 2, 21), "Үкімет қаулысы", actor=cast.actor("ministry/admin")
    )
    assert sweep().reminded == 0


def test_one_bad_term_blocks_none(term, at):
    at("2026-02-05 16:00")
    others = [journey.concluded() for _ in range(2)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_obligation SET code = '0.unknown' WHERE id = %s", [term.pk])
    at("2026-02-09 10:00")
    swept = sweep()
    assert (swept.reminded, swept.failed) == (2, [term.project_id])
    told = OutboxRow.objects.filter(kind=SOON).values_list("record", flat=True)
    assert set(told) == {request.pk for request in others}


def test_chunks_smaller_than_the_work_finish_it(term, at):
    at("2026-02-05 16:00")
    journey.concluded()
    at("2026-02-10 10:00")
    assert sweep(chunk=1).reminded == 2


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize(
    ("moment", "kind", "left"), [("2026-02-09 10:00", SOON, 1), ("2026-02-10 10:00", TODAY, 0)]
)
def test_it_names_the_clause_the_case_the_day_and_what_is_left(
    term, at, prefix, moment, kind, left
):
    User.objects.update(language=prefix[1:] or "kk")
    at(moment)
    sweep()
    while hand_out():
        pass
    send_emails()
    facts = OutboxRow.objects.get(kind=kind).facts
    number = term.project.number
    with override(prefix[1:] or "kk"):
        said = wording(kind, facts)
    for part in ("13", number, "10.02.2026", f": {left}."):
        assert part in said
    letters = [letter for letter in mail.outbox if letter.subject == said]
    assert len(letters) == 4
    assert f"{prefix}/cases/{number}/terms/{term.pk}/" in letters[0].body
    assert "%(" not in letters[0].body


def test_the_three_languages_say_it_differently(term, at):
    at("2026-02-09 10:00")
    sweep()
    facts = OutboxRow.objects.get(kind=SOON).facts
    said = set()
    for language in ("kk", "ru", "en"):
        with override(language):
            said.add(wording(SOON, facts))
    assert len(said) == 3


def test_sweeps_at_once_remind_once(own_database):
    stop_clock("2026-02-05 15:00")
    for _ in range(5):
        journey.concluded()
    stop_clock("2026-02-09 10:00")
    swept = at_once(*[lambda: sweep(chunk=2)] * 4)
    assert sum(one.reminded for one in swept) == 5
    assert reminders() == [SOON] * 5
    assert list(chain.verify()) == []


def test_a_decision_and_a_reminder_at_once(own_database):
    """Whichever is first: a decided case is never reminded of afterwards."""
    stop_clock("2026-02-05 15:00")
    requests = [journey.concluded() for _ in range(3)]
    stop_clock("2026-02-10 10:00")
    decide = [
        lambda r=request: journey.done(r, "agree", "ministry", grounds="") for request in requests
    ]
    at_once(*decide, sweep)
    assert Obligation.objects.filter(state="met").count() == 3
    sent = Obligation.objects.filter(reminders_sent=2).count()
    assert len(reminders()) == sent
    assert sweep().reminded == 0


def test_a_case_in_somebodys_hands_is_left_for_the_next_sweep(own_database):
    stop_clock("2026-02-05 15:00")
    first, _second = journey.concluded(), journey.concluded()
    stop_clock("2026-02-09 10:00")
    with closing(psycopg2.connect(own_database)) as other, other.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM workflow_project WHERE id = %s FOR UPDATE", [first.project_id]
        )
        assert sweep().reminded == 1
        other.rollback()
    assert sweep().reminded == 1
    assert reminders() == [SOON, SOON]
