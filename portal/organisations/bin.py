"""The business identification number (BIN) and its check digit.

Twelve digits. The last is the sum of the first eleven, each times its place (1…11), modulo
11. If that gives 10, the sum is taken again with the weights 3…11, 1, 2; if it gives 10
again, no such number is ever issued.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_PASS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)

MESSAGES = {
    "length": _("A BIN has 12 digits."),
    "digits": _("A BIN consists of the digits 0 to 9 only."),
    "check": _("There is a mistake in this BIN: its last digit does not match the others."),
}


class InvalidBin(ValueError):  # noqa: N818 - the number is what is wrong
    """The value is not a BIN; `code` is "digits", "length" or "check"."""

    def __init__(self, code: str) -> None:
        super().__init__(str(MESSAGES[code]))
        self.code = code


def complete(first11: str) -> str | None:
    """The whole number for its first eleven digits; None when no last digit makes it valid.

    Raises InvalidBin unless given eleven digits.
    """
    _only_digits(first11, 11)
    for weights in (FIRST_PASS, SECOND_PASS):
        check = (
            sum(int(digit) * weight for digit, weight in zip(first11, weights, strict=True)) % 11
        )
        if check != 10:
            return f"{first11}{check}"
    return None


def check_bin(value: str) -> str:
    """The value as it stands, if it is a BIN; raises InvalidBin otherwise."""
    _only_digits(value, 12)
    if complete(value[:11]) != value:
        raise InvalidBin("check")
    return value


def validate_bin(value: str) -> None:
    """For model and form fields; raises ValidationError in the reader's language."""
    try:
        check_bin(value)
    except InvalidBin as invalid:
        raise ValidationError(MESSAGES[invalid.code], code=invalid.code) from None


def _only_digits(value: str, length: int) -> None:
    # Not str.isdigit(): it takes the digits of every script.
    if not re.fullmatch("[0-9]*", value):
        raise InvalidBin("digits")
    if len(value) != length:
        raise InvalidBin("length")
