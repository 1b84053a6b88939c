"""A day off is moved: previewed, checked, written down, and undone without a trace."""

from datetime import date

import pytest
from django.db import transaction

from portal.audit.models import AuditRow
from portal.workdays import clock
from portal.workdays.actions import ChangeRefused, preview_transfer, transfer_day
from portal.workdays.calendar import current, explain
from portal.workdays.compiled import CalendarTooShort
from portal.workdays.days import Kind
from portal.workdays.models import CalendarDay, CalendarVersion, DayTransfer

FRIDAY, SATURDAY = date(2026, 2, 6), date(2026, 2, 7)
REASON = "Үкіметтің қаулысы"


@pytest.fixture(autouse=True)
def _in_january(db, at):
    at("2026-01-20 10:00")


def test_a_preview_says_what_changes_and_changes_nothing():
    before = current()
    change = preview_transfer(FRIDAY, SATURDAY)
    assert (change.off_before.kind, change.off_after.kind) == (Kind.WORKING, Kind.TRANSFERRED_OFF)
    assert (change.work_before.kind, change.work_after.kind) == (
        Kind.WEEKEND,
        Kind.TRANSFERRED_WORK,
    )
    assert change.calendar.add(date(2026, 2, 4), 2) == SATURDAY
    assert change.unconfirmed_years == []
    assert current() is before
    assert before.add(date(2026, 2, 4), 2) == FRIDAY


def test_a_transfer_moves_dates_and_explains_them(clerk):
    transfer_day(FRIDAY, SATURDAY, REASON, by=clerk)
    explanation = explain(date(2026, 2, 5), 2)
    assert explanation.due == date(2026, 2, 9)
    assert [day.counted for day in explanation.days] == [None, 1, None, 2]
    assert REASON in explanation.days[0].reason
    assert REASON in explanation.days[1].reason


def test_a_transfer_is_signed_and_in_the_audit(clerk):
    transfer_day(FRIDAY, SATURDAY, f"  {REASON} ", by=clerk)
    row = DayTransfer.objects.get(to_date=FRIDAY)
    assert (row.from_date, row.reason, row.made_by) == (SATURDAY, REASON, str(clerk))
    assert row.made_at == clock.now()
    audit = AuditRow.objects.get(verb="calendar.day_transferred")
    assert (audit.stream, audit.actor, audit.organisation) == ("portal", 7, 3)
    assert audit.data == {
        "off": "2026-02-06",
        "work": "2026-02-07",
        "reason": REASON,
        "token": str(CalendarVersion.objects.get().token),
    }


def test_the_preview_is_what_the_table_says_afterwards(clerk):
    change = preview_transfer(FRIDAY, SATURDAY, REASON)
    transfer_day(FRIDAY, SATURDAY, REASON, by=clerk)
    assert current().days == change.calendar.days


def test_a_transfer_can_be_taken_back(clerk):
    transfer_day(FRIDAY, SATURDAY, REASON, by=clerk)
    transfer_day(SATURDAY, FRIDAY, "Қаулының күші жойылды", by=clerk)
    assert current().is_working(FRIDAY)
    assert not current().is_working(SATURDAY)
    assert DayTransfer.objects.filter(made_by=str(clerk)).count() == 2


def test_the_day_off_for_a_holiday_can_be_moved(clerk):
    observed = date(2026, 5, 11)
    transfer_day(date(2026, 5, 8), observed, REASON, by=clerk)
    assert current().is_working(observed)


@pytest.mark.parametrize(
    ("off", "work", "code"),
    [
        ("2026-02-06", "2026-02-06", "same-day"),
        ("2026-02-08", "2026-02-07", "already-off"),
        ("2026-02-06", "2026-02-05", "already-worked"),
        ("2026-03-20", "2026-03-22", "is-holiday"),
        ("2026-01-19", "2026-02-07", "past-day"),
        ("2026-02-06", "2026-01-18", "past-day"),
    ],
)
def test_days_that_cannot_be_exchanged_are_refused(clerk, off, work, code):
    off, work = date.fromisoformat(off), date.fromisoformat(work)
    with pytest.raises(ChangeRefused) as raised:
        preview_transfer(off, work)
    assert raised.value.refusal.code == code
    assert raised.value.refusal.clause == "ours"
    assert raised.value.refusal.fields
    assert str(raised.value)
    with pytest.raises(ChangeRefused):
        transfer_day(off, work, REASON, by=clerk)
    assert not AuditRow.objects.filter(verb="calendar.day_transferred").exists()


def test_today_can_still_become_a_day_off(clerk):
    transfer_day(date(2026, 1, 20), date(2026, 1, 24), REASON, by=clerk)
    assert not current().is_working(date(2026, 1, 20))


def test_a_transfer_needs_a_reason(clerk):
    with pytest.raises(ChangeRefused) as raised:
        transfer_day(FRIDAY, SATURDAY, "  ", by=clerk)
    assert raised.value.refusal.code == "reason-required"


def test_a_day_outside_the_calendar_is_said_to_be_so():
    with pytest.raises(CalendarTooShort):
        preview_transfer(date(2040, 1, 4), date(2040, 1, 7))


def test_a_transfer_that_is_rolled_back_poisons_nothing(clerk):
    real = current()
    seen = []
    for friday, saturday in ((FRIDAY, SATURDAY), (date(2026, 2, 13), date(2026, 2, 14))):
        with transaction.atomic():
            transfer_day(friday, saturday, REASON, by=clerk)
            seen.append(current())
            assert not current().is_working(friday)
            transaction.set_rollback(True)
        assert current() is real
        assert real.is_working(friday)
    # The second transfer started from the real calendar, not from the first.
    assert seen[1].is_working(FRIDAY)
    assert len({real.token, *(calendar.token for calendar in seen)}) == 3


def test_the_calendar_costs_one_query_once_it_is_known(django_assert_num_queries):
    current()
    with django_assert_num_queries(1):
        current().add(FRIDAY, 3)


def test_only_the_two_days_are_touched(clerk):
    def rows():
        return set(CalendarDay.objects.values_list("date", "kind", "is_working", "transfer"))

    before = rows()
    transfer_day(FRIDAY, SATURDAY, REASON, by=clerk)
    assert {row[0] for row in rows() ^ before} == {FRIDAY, SATURDAY}
