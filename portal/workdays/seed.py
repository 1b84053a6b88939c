"""The first calendar, drawn from `holidays`; from then on the table in the database counts."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from holidays import country_holidays

from portal.rules.text import Text

from .days import Day, Kind, Transfer
from .names import BY_KAZAKH_NAME

FIRST_YEAR, LAST_YEAR = 2016, 2035
# The authorities had published the days off up to this year when the table was made.
LAST_CONFIRMED_YEAR = 2026

OBSERVED = "(қайта белгіленген демалыс"
MOVED_FROM = re.compile(r"Демалыс күні \((\d\d\.\d\d\.\d{4}) бастап ауыстырылды\)")
REMARK = re.compile(r"\s*\([^)]*\)$")


class UnknownHoliday(LookupError):  # noqa: N818 - says what is wrong better
    """`holidays` lists a holiday that names.py does not know."""


def days(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> Iterator[Day]:
    """Every date from 1 January of `first_year` to 31 December of `last_year`, in order.

    Raises UnknownHoliday rather than show people a name that is not official.
    """
    # The years beside are needed: a day off moves over the turn of the year.
    listed = country_holidays("KZ", years=range(first_year - 1, last_year + 2), language="kk")
    moves = {}
    for day, title in listed.items():
        if found := MOVED_FROM.fullmatch(title):
            worked = datetime.strptime(found[1], "%d.%m.%Y").date()  # noqa: DTZ007 - a date
            moves[day] = moves[worked] = Transfer(from_date=worked, to_date=day)
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        yield _day(day, listed.get(day, ""), moves.get(day))
        day += timedelta(days=1)


def _day(day: date, title: str, transfer: Transfer | None) -> Day:
    if transfer:
        off = transfer.to_date == day
        return Day(day, Kind.TRANSFERRED_OFF if off else Kind.TRANSFERRED_WORK, None, transfer)
    if title:
        return Day(day, Kind.OBSERVED if OBSERVED in title else Kind.HOLIDAY, _name(title))
    return Day(day, Kind.WEEKEND if day.weekday() >= 5 else Kind.WORKING)


def _name(title: str) -> Text:
    found = []
    for part in title.split("; "):
        name = BY_KAZAKH_NAME.get(REMARK.sub("", part).lower())
        if name is None:
            raise UnknownHoliday(f"Add the official names of “{part}” to names.py.")
        found.append(name)
    return Text(*(", ".join(getattr(name, code) for name in found) for code in ("kk", "ru", "en")))
