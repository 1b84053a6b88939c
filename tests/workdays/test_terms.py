"""Edges of a term: its length, its ends, calendar days and years."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from portal.workdays.compiled import CalendarTooShort


@pytest.mark.parametrize("n", [0, -1])
def test_a_term_has_at_least_one_day(calendar, n):
    with pytest.raises(ValueError, match="at least one working day"):
        calendar.add(date(2026, 3, 19), n)
    with pytest.raises(ValueError, match="at least one working day"):
        calendar.explain(date(2026, 3, 19), n)
    with pytest.raises(ValueError, match="at least one"):
        calendar.previous_working(date(2026, 3, 19), n)
    with pytest.raises(ValueError, match="at least one day"):
        calendar.add_calendar(date(2026, 3, 19), n)
    with pytest.raises(ValueError, match="at least one year"):
        calendar.add_years(date(2026, 3, 19), n)


def test_a_moment_is_not_a_date(calendar):
    moment = datetime(2026, 3, 19, 20, 0, tzinfo=UTC)  # in Almaty already 20 March
    with pytest.raises(TypeError):
        calendar.add(moment, 3)
    with pytest.raises(TypeError):
        calendar.is_working(moment)
    with pytest.raises(TypeError):
        calendar.count(moment, date(2026, 3, 20))


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar: calendar.add(date(2015, 12, 31), 1),
        lambda calendar: calendar.add(date(2035, 12, 28), 3),
        lambda calendar: calendar.add(date(2040, 1, 1), 1),
        lambda calendar: calendar.count(date(2035, 1, 1), date(2036, 1, 1)),
        lambda calendar: calendar.is_working(date(2036, 1, 1)),
        lambda calendar: calendar.next_working(date(2036, 1, 1)),
        lambda calendar: calendar.previous_working(date(2016, 1, 5), 3),
        lambda calendar: calendar.add_years(date(2033, 6, 1), 3),
        lambda calendar: calendar.add_calendar(date(2035, 12, 31), 1),
        lambda calendar: calendar.explain(date(2035, 12, 28), 3),
    ],
)
def test_beyond_the_table_nothing_is_guessed(calendar, ask):
    with pytest.raises(CalendarTooShort) as raised:
        ask(calendar)
    with translation.override("en"):
        assert "2016" in str(raised.value)
        assert "2035" in str(raised.value)


def test_the_last_day_of_the_table_can_be_reached(calendar):
    assert calendar.add(date(2035, 12, 28), 1) == date(2035, 12, 31)


@pytest.mark.parametrize(
    ("day", "n", "back"),
    [
        ("2026-03-27", 1, "2026-03-26"),
        ("2026-03-27", 2, "2026-03-20"),  # over Nauryz
        ("2026-03-24", 1, "2026-03-20"),  # from a day off
    ],
)
def test_going_back_skips_days_off(calendar, day, n, back):
    assert calendar.previous_working(date.fromisoformat(day), n) == date.fromisoformat(back)


@pytest.mark.parametrize(
    ("start", "days", "end", "unmoved"),
    [
        ("2026-03-10", 10, "2026-03-20", "2026-03-20"),
        ("2026-03-11", 10, "2026-03-26", "2026-03-21"),  # Art. 175, past all of Nauryz
        ("2024-04-24", 10, "2024-05-04", "2024-05-04"),  # a worked Saturday stays
    ],
)
def test_calendar_days(calendar, start, days, end, unmoved):
    start = date.fromisoformat(start)
    assert calendar.add_calendar(start, days) == date.fromisoformat(end)
    assert calendar.add_calendar(start, days, prolong=False) == date.fromisoformat(unmoved)


@pytest.mark.parametrize(
    ("start", "years", "end", "unmoved"),
    [
        ("2023-06-01", 3, "2026-06-01", "2026-06-01"),
        ("2023-03-21", 3, "2026-03-26", "2026-03-21"),
        ("2024-02-29", 3, "2027-03-01", "2027-02-28"),  # no 29 February; 28 is a Sunday
        ("2024-02-29", 4, "2028-02-29", "2028-02-29"),
    ],
)
def test_years(calendar, start, years, end, unmoved):
    start = date.fromisoformat(start)
    assert calendar.add_years(start, years) == date.fromisoformat(end)
    assert calendar.add_years(start, years, prolong=False) == date.fromisoformat(unmoved)


def test_an_end_that_is_not_prolonged_needs_no_table(calendar):
    assert calendar.add_years(date(2034, 5, 5), 3, prolong=False) == date(2037, 5, 5)
