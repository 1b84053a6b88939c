"""Amounts, moments, dates and numbers as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from portal.web import words
from portal.web.templatetags import portal as tags


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "1 250 000,50 ₸"), ("ru", "1 250 000,50 ₸"), ("en", "1 250 000.50 ₸")],
)
def test_tenge_never_breaks_a_line(language, expected):
    with override(language):
        text = words.tenge(Decimal("1250000.5"))
    assert text.replace("\u00a0", " ") == expected
    assert " " not in text


def test_no_amount_is_no_text():
    assert tags.tenge(None) == ""


def test_a_moment_is_shown_in_almaty_on_both_sides_of_the_change_of_2024():
    assert words.almaty(datetime(2024, 2, 29, 17, 59, tzinfo=UTC)) == "29.02.2024 23:59"
    assert words.almaty(datetime(2024, 3, 1, 18, 59, tzinfo=UTC)) == "01.03.2024 23:59"
    assert words.almaty(datetime(2024, 3, 1, 19, 0, tzinfo=UTC)) == "02.03.2024 00:00"


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        words.almaty(datetime(2026, 2, 10, 12, 0, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2026 жылғы 10 ақпан"),
        ("ru", "10 февраля 2026 года"),
        ("en", "10 February 2026"),
    ],
)
def test_a_date_in_a_sentence(language, expected):
    with override(language):
        assert words.long_date(date(2026, 2, 10)).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        ("kk", date(2022, 3, 31), "2022 жылғы 31 наурыздағы"),
        ("kk", date(2026, 9, 1), "2026 жылғы 1 қыркүйектегі"),
        ("ru", date(2022, 3, 31), "от 31 марта 2022 года"),
        ("en", date(2022, 3, 31), "of 31 March 2022"),
    ],
)
def test_the_date_of_a_document(language, day, expected):
    with override(language):
        assert words.document_date(day).replace("\u00a0", " ") == expected
        assert tags.document_date(day) == words.document_date(day)


def test_the_date_of_a_late_moment_is_the_next_day_in_almaty():
    with override("en"):
        text = tags.long_date(datetime(2026, 2, 9, 20, 0, tzinfo=UTC))
    assert text.replace("\u00a0", " ") == "10 February 2026"


@pytest.mark.parametrize("written", ["87015550123", "+7 (701) 555-01-23", "7015550123"])
def test_a_telephone_number_has_one_form(written):
    assert words.phone(written).replace("\u00a0", " ") == "+7 701 555 01 23"


def test_a_foreign_number_stays_as_written():
    assert words.phone("+44 20 7946 0958 11") == "+44 20 7946 0958 11"
