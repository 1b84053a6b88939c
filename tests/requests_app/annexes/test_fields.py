"""How numbers, telephones and dates are read from what people type."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from requests_app.annexes.fields import Day, Money, Phone, Volume, Whole, normal_phone


@pytest.mark.parametrize(
    "typed",
    [
        "+77011234567", "+7 701 123 45 67", "+7 (701) 123-45-67", "8 701 123 45 67",
        "8(701)1234567", "87011234567", "77011234567", "7011234567", "701 123 45 67",
        "+7\u00a0701\u00a0123\u00a045\u00a067", "+7 701 123–45–67",
    ],
)  # fmt: skip
def test_a_telephone_is_taken_as_people_type_it(typed):
    assert Phone(missing="").clean(typed) == "+77011234567"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "74-00-00",
        "+7 901 123 45 67",
        "+4 701 123 45 67",
        "8 701 123 45 6",
        "٧٠١١٢٣٤٥٦٧",
        "+7701123456७",
    ],
)
def test_what_is_no_telephone_of_kazakhstan_is_none(typed):
    assert normal_phone(typed) is None


def test_a_landline_is_a_telephone_too():
    assert normal_phone("8 (7172) 74-00-00") == "+77172740000"


def test_thousands_may_be_set_apart():
    assert Whole(least=1, missing="").clean(" 20 000\u00a0000 ") == 20_000_000


def test_a_volume_has_a_comma_or_a_point():
    assert Volume(missing="").clean("13,5") == Volume(missing="").clean("13.5") == Decimal("13.5")


def test_a_date_is_written_as_documents_write_it():
    assert Day(missing="").clean(" 07.07.2020 ") == datetime.date(2020, 7, 7)
    for typed in ("2020-07-07", "07.07.20", "7/7/2020", "00.01.2020", "٠٧.٠٧.٢٠٢٠"):
        with pytest.raises(ValidationError):
            Day(missing="").clean(typed)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250000", "1250000.00"), ("1 250 000", "1250000.00"), ("1 250 000,5", "1250000.50"),
        ("1\u00a0250\u202f000.05 ₸", "1250000.05"), ("0,01", "0.01"), ("500 тг", "500.00"),
        ("500 теңге", "500.00"), ("1 000 000 000 000 000", "1000000000000000.00"),
    ],
)  # fmt: skip
def test_an_amount_is_taken_as_people_type_it(typed, amount):
    assert Money(missing="").clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("көп", "in digits"), ("1.250.000", "in digits"), ("1e6", "in digits"), ("NaN", "in digits"),
        ("٣", "in digits"), ("5-10", "in digits"), ("500 $", "in digits"), ("₸", "in digits"),
        ("-5", "greater than zero"), ("−5", "greater than zero"), ("0", "greater than zero"),
        ("0,00", "greater than zero"), ("1,234", "two digits"), ("1 000 000 000 000 000,01", "too large"),
        ("9" * 40, "too large"), ("9" * 61, "at most 60"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused_in_words(typed, words):
    with pytest.raises(ValidationError, match=words):
        Money(missing="").clean(typed)
