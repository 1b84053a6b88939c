"""A date is explained: what was counted, what was skipped and why."""

import json
from datetime import date

import pytest
from django.utils import translation

from portal.workdays.days import Kind


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def test_every_day_has_its_number_or_its_reason(calendar):
    days = calendar.explain(date(2026, 5, 6), 3).days
    assert [(day.date.day, day.counted, day.day.kind) for day in days] == [
        (7, None, Kind.HOLIDAY),
        (8, 1, Kind.WORKING),
        (9, None, Kind.HOLIDAY),
        (10, None, Kind.WEEKEND),
        (11, None, Kind.OBSERVED),
        (12, 2, Kind.WORKING),
        (13, 3, Kind.WORKING),
    ]
    assert days[0].reason == "Defender of the Fatherland Day"
    assert days[3].reason == "Sunday"
    assert "Victory Day" in days[4].reason


def test_names_are_in_the_language_of_the_reader(calendar):
    day = calendar.explain(date(2026, 5, 25), 3).days[1]
    for language, name in (("kk", "Құрбан айт"), ("ru", "Курбан-айт"), ("en", "Kurban Ait")):
        with translation.override(language):
            assert day.reason == name


def test_both_days_of_a_transfer_name_each_other(calendar):
    explanation = calendar.explain(date(2025, 1, 2), 2)
    off, worked = explanation.days[0], explanation.days[2]
    assert (off.date, off.counted) == (date(2025, 1, 3), None)
    assert (worked.date, worked.counted) == (date(2025, 1, 5), 1)
    assert "05.01.2025" in off.reason
    assert "03.01.2025" in worked.reason


def test_a_new_transfer_gives_its_decision(calendar):
    changed = calendar.with_transfer(date(2026, 2, 6), date(2026, 2, 7), "Resolution No. 1")
    assert "Resolution No. 1" in changed.explain(date(2026, 2, 5), 3).days[0].reason


def test_the_sentence_names_event_end_reading_and_holidays_once(calendar):
    sentence = calendar.explain(date(2026, 3, 19), 3).sentence()
    assert "3 working days" in sentence
    assert "27.03.2026" in sentence
    assert "next day" in sentence
    assert "21.03.2026 – 23.03.2026 (Nauryz Meiramy)" in sentence
    assert sentence.count("Nauryz") == 2  # the holiday and the days off for it
    assert "confirmed" not in sentence


def test_the_sentence_names_a_worked_weekend(calendar):
    assert "04.05.2024" in calendar.explain(date(2024, 5, 2), 3).sentence()


def test_a_term_into_an_unconfirmed_year_says_so(calendar):
    explanation = calendar.explain(date(2026, 12, 25), 10)
    assert explanation.unconfirmed_years == (2027,)
    assert "2027 is not confirmed" in explanation.sentence()


def test_a_term_that_ends_before_the_unconfirmed_year_does_not(calendar):
    assert calendar.explain(date(2026, 12, 25), 3).unconfirmed_years == ()
    assert calendar.unconfirmed_years(date(2026, 1, 1), date(2028, 1, 1)) == [2027, 2028]


def test_the_readings_are_named(calendar):
    explanation = calendar.explain(date(2026, 3, 19), 3)
    assert explanation.readings == ("X2", "X22")
    assert explanation.counted_from_next_day


def test_it_is_plain_json(calendar):
    told = calendar.explain(date(2024, 12, 31), 3).as_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["due"] == "2025-01-08"
    assert told["days"][0] == {
        "date": "2025-01-01",
        "counted": None,
        "kind": "holiday",
        "reason": "New Year",
    }
