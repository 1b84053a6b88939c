"""The check digit of a BIN (vectors of the glossary)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.organisations.bin import InvalidBin, check_bin, complete, validate_bin
from tests import cast

VALID = ["240340990061", "240340990160", "190740990014", "220140990050"]
SECOND_PASS = "240340990211"
eleven_digits = st.text(alphabet="0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize("number", [*VALID, SECOND_PASS])
def test_a_real_number_is_accepted(number):
    assert check_bin(number) == number
    assert complete(number[:11]) == number


@pytest.mark.parametrize("number", [*VALID, SECOND_PASS])
def test_any_other_last_digit_is_refused(number):
    for digit in set("0123456789") - {number[-1]}:
        with pytest.raises(InvalidBin) as refused:
            check_bin(number[:11] + digit)
        assert refused.value.code == "check"


def test_no_last_digit_makes_some_numbers_valid():
    assert complete("24034099020") is None
    for digit in "0123456789":
        with pytest.raises(InvalidBin):
            check_bin(f"24034099020{digit}")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "length"),
        ("24034099006", "length"),
        ("2403409900611", "length"),
        ("24034099006x", "digits"),
        ("240340 99006", "digits"),
        ("-24034099006", "digits"),
        ("٢٤٠٣٤٠٩٩٠٠٦١", "digits"),
        ("240340990061\n", "digits"),
        ("240340990062", "check"),
    ],
)
def test_a_refusal_says_what_is_wrong(value, code):
    with pytest.raises(InvalidBin) as refused:
        check_bin(value)
    assert refused.value.code == code
    with override("en"), pytest.raises(ValidationError) as shown:
        validate_bin(value)
    assert shown.value.code == code


def test_completing_needs_eleven_digits():
    with pytest.raises(InvalidBin):
        complete("240340990061")


@given(eleven_digits)
def test_a_completed_number_is_the_only_valid_one_with_its_beginning(first):
    whole = complete(first)
    for digit in "0123456789":
        if first + digit == whole:
            assert check_bin(whole) == whole
        else:
            with pytest.raises(InvalidBin):
                check_bin(first + digit)


@given(eleven_digits, st.integers(0, 10), st.integers(1, 9))
def test_a_mistyped_digit_never_passes_the_first_pass_unnoticed(first, place, shift):
    """Weights 1…11 modulo 11: the eleventh weighs nothing, every other digit is guarded."""
    sums = [
        sum(int(digit) * weight for weight, digit in enumerate(number, start=1)) % 11
        for number in (first, _mistyped(first, place, shift))
    ]
    assume(10 not in sums and place != 10)
    whole = complete(first)
    with pytest.raises(InvalidBin):
        check_bin(_mistyped(whole, place, shift))


def _mistyped(number, place, shift):
    digit = (int(number[place]) + shift) % 10
    return f"{number[:place]}{digit}{number[place + 1 :]}"


def test_every_bin_of_the_cast_is_valid_and_its_own():
    bins = [check_bin(body.bin) for body in cast.BODIES]
    assert len(set(bins)) == len(bins)
