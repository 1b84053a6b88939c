"""Readings X2 and X22 hang on one constant; the other reading ends a day earlier."""

from datetime import date

import pytest
from django.utils import translation

from portal.workdays import compiled, seed


@pytest.fixture
def inclusive(monkeypatch):
    monkeypatch.setattr(compiled, "COUNT_FROM_NEXT_DAY", False)
    return compiled.Calendar(seed.days())


def test_the_inclusive_reading_ends_a_day_earlier(calendar, inclusive):
    monday = date(2026, 2, 2)
    assert inclusive.add(monday, 3) == date(2026, 2, 4)
    assert calendar.add(monday, 3) == date(2026, 2, 5)
    assert inclusive.add_calendar(monday, 3) == date(2026, 2, 4)


def test_the_inclusive_reading_says_so(inclusive):
    explanation = inclusive.explain(date(2026, 2, 2), 3)
    assert [day.counted for day in explanation.days] == [1, 2, 3]
    with translation.override("en"):
        assert "Day 1 is the day of the event." in explanation.sentence()


def test_from_a_day_off_both_readings_agree(calendar, inclusive):
    saturday = date(2026, 2, 7)
    assert inclusive.add(saturday, 3) == calendar.add(saturday, 3)
    assert inclusive.add(date(2016, 1, 1), 1) == calendar.add(date(2016, 1, 1), 1)
