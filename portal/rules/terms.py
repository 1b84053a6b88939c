"""Terms: how long the Rules give somebody, and who holds the duty."""

from dataclasses import dataclass
from enum import StrEnum

from .actors import Role
from .readings import COUNT_FROM_NEXT_DAY
from .text import Text


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    YEARS = "years"
    MOMENT = "moment"  # a date or moment that another document sets
    EVENT = "event"  # until something has happened: no day is known ahead


@dataclass(frozen=True, slots=True)
class Length:
    """A number of units; `number` is None when a document sets the moment, or an event ends it."""

    unit: Unit
    number: int | None = None


def working_days(number: int) -> Length:
    return Length(Unit.WORKING_DAYS, number)


def calendar_days(number: int) -> Length:
    return Length(Unit.CALENDAR_DAYS, number)


def years(number: int) -> Length:
    return Length(Unit.YEARS, number)


def set_by_document() -> Length:
    return Length(Unit.MOMENT)


def until_event() -> Length:
    return Length(Unit.EVENT)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one clause.

    `code` is "<clause>.<what>", the name that obligations, steps and stories use.
    `starts` is the event from which it runs or, for a moment, what sets it; with
    `from_next_day` day 1 is the day after that event (X2, X22). `outer` is a later limit
    under another reading of the same text (X1). Without `prolong` an end on a day off does not
    move (X29). A `milestone` is no duty that can be missed: its day comes, and what follows from
    it begins. A term `of_record` is closed by its own record alone, others in the whole project.
    """

    code: str
    title: Text
    holder: Role
    length: Length
    outer: Length | None = None
    readings: tuple[str, ...] = ()
    starts: Text | None = None
    from_next_day: bool = COUNT_FROM_NEXT_DAY
    prolong: bool = True
    milestone: bool = False
    of_record: bool = False

    @property
    def clause(self) -> str:
        return self.code.split(".", 1)[0]
