"""What holds for every start and every length of a term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workdays import seed
from portal.workdays.compiled import Calendar

CALENDAR = Calendar(seed.days())
STARTS = st.dates(date(2016, 2, 1), date(2035, 6, 30))
LENGTHS = st.integers(1, 40)


@given(STARTS, LENGTHS)
def test_adding_then_counting_gives_the_length(start, n):
    assert CALENDAR.count(start, CALENDAR.add(start, n)) == n


@given(STARTS, LENGTHS)
def test_a_term_never_ends_on_a_day_off_or_on_the_day_it_started(start, n):
    due = CALENDAR.add(start, n)
    assert due > start
    assert CALENDAR.is_working(due)


@given(STARTS, LENGTHS, st.integers(0, 30))
def test_a_later_start_never_ends_earlier(start, n, days):
    assert CALENDAR.add(start + timedelta(days=days), n) >= CALENDAR.add(start, n)


@given(STARTS, LENGTHS)
def test_one_day_more_ends_later(start, n):
    assert CALENDAR.add(start, n + 1) > CALENDAR.add(start, n)


@given(STARTS, LENGTHS, LENGTHS)
def test_two_terms_in_a_row_make_their_sum(start, first, second):
    assert CALENDAR.add(CALENDAR.add(start, first), second) == CALENDAR.add(start, first + second)


@given(STARTS, LENGTHS)
def test_the_explanation_agrees_with_the_date(start, n):
    explanation = CALENDAR.explain(start, n)
    dates = [day.date for day in explanation.days]
    assert explanation.due == CALENDAR.add(start, n) == dates[-1]
    assert dates == [start + timedelta(days=place + 1) for place in range(len(dates))]
    assert [day.counted for day in explanation.days if day.counted] == list(range(1, n + 1))
    assert all(bool(day.counted) == CALENDAR.is_working(day.date) for day in explanation.days)


@given(STARTS, LENGTHS)
def test_going_back_undoes_going_on(start, n):
    due = CALENDAR.add(start, n)
    assert CALENDAR.count(due, start) == -n
    assert CALENDAR.previous_working(due, n) <= CALENDAR.next_working(start)
    assert CALENDAR.add(CALENDAR.previous_working(due, n), n) == due


@given(STARTS)
def test_the_next_working_day_is_the_first(start):
    found = CALENDAR.next_working(start)
    days = [start + timedelta(days=place) for place in range((found - start).days)]
    assert CALENDAR.is_working(found)
    assert not any(map(CALENDAR.is_working, days))


@given(STARTS, LENGTHS, st.data())
def test_a_transfer_moves_only_terms_that_span_its_days(start, n, data):
    due = CALENDAR.add(start, n)
    window = [day for day in CALENDAR.days if abs((day.date - start).days) < 60]
    off = data.draw(st.sampled_from([day.date for day in window if day.is_working]))
    work = data.draw(st.sampled_from([day.date for day in window if not day.is_working]))
    moved = CALENDAR.with_transfer(off, work).add(start, n)
    if off > due and work > due or max(off, work) <= start:
        assert moved == due
    assert abs(CALENDAR.count(due, moved)) <= 1


def test_a_gap_in_the_days_is_refused():
    days = list(CALENDAR.days)
    with pytest.raises(ValueError, match="gap"):
        Calendar(days[:5] + days[6:])
