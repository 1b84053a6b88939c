"""A cell as a value of the entry, or what is wrong with it."""

import re
import unicodedata
from functools import cache

from catalog.actions import PLACES
from catalog.columns import BIN, Column
from catalog.registers import REGISTERS
from catalog.tables import unescaped
from portal.organisations.bin import InvalidBin, check_bin

from .headings import in_every_language, said
from .sheet import PICTURED

NUMBER = re.compile(r"\w[\w .-]*")
DIGITS = re.compile("[0-9]{9,12}")
# Spreadsheets take the zeros at the beginning of a number away.
BIN_LENGTH = 12
LATIN_TWINS = str.maketrans("ABCEHKMOPTX", "АВСЕНКМОРТХ")


class Wrong(Exception):
    """What is wrong with the cell, as a problem without its place."""

    def __init__(self, code: str, **facts) -> None:
        super().__init__(code)
        self.problem = {"code": code, **facts}


def tidy(text: str, *, one_line: bool) -> str:
    """A text as it is kept: composed letters, no spaces around it, one kind of line end."""
    text = unicodedata.normalize("NFC", text)
    if one_line:
        return " ".join(text.split())
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def read(column: Column, cell: str, register: str) -> str:
    """The value; for `BIN` the number itself. Raises Wrong."""
    if PICTURED.search(cell):
        raise Wrong("control")
    value = tidy(unescaped(cell), one_line=column.one_line)
    if not value:
        if column.required:
            raise Wrong("required")
        return ""
    if column.choices is not None:
        return _choice(column, value, register)
    if column.field == BIN:
        return _bin(value)
    if len(value) > column.longest:
        raise Wrong("too-long", most=column.longest, there=len(value))
    return _number(value, register) if column.field == "number" else value


def given_by_register(number: str, register: str) -> bool:
    """Whether the number has the form of those that the register gives itself."""
    beginning = PLACES[REGISTERS[register].model][1]
    return re.fullmatch(f"{beginning}-[0-9]+", number) is not None


def _choice(column: Column, value: str, register: str) -> str:
    found = _choices(register, column.field).get(said(value))
    if found is None:
        raise Wrong("choice", choices=column.field)
    return found


@cache
def _choices(register: str, field: str) -> dict[str, str]:
    """Every name of a choice in every language, and its code → the code."""
    column = next(column for column in REGISTERS[register].columns if column.field == field)
    return {
        name: choice.value
        for choice in column.choices
        for name in {said(choice.value), *in_every_language(choice.label)}
    }


def _bin(value: str) -> str:
    number = value.replace(" ", "")
    if DIGITS.fullmatch(number):
        number = number.zfill(BIN_LENGTH)
    try:
        return check_bin(number)
    except InvalidBin as invalid:
        raise Wrong(f"bin-{invalid.code}") from None


def _number(value: str, register: str) -> str:
    """Latin letters that look like those of the register's own numbers are taken for them."""
    if not NUMBER.fullmatch(value) or not any(sign.isdigit() for sign in value):
        raise Wrong("number")
    own = value.upper().translate(LATIN_TWINS)
    return own if given_by_register(own, register) else value
