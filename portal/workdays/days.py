"""A day of the calendar and the reason why it is counted or not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.rules.text import Text


class Kind(StrEnum):
    """What a day is in the calendar of working days."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OBSERVED = "observed"  # the day off that a holiday on a weekend gives instead
    TRANSFERRED_OFF = "transferred_off"  # a working day that became a day off
    TRANSFERRED_WORK = "transferred_work"  # a day off that is worked


WORKED = frozenset({Kind.WORKING, Kind.TRANSFERRED_WORK})


@dataclass(frozen=True, slots=True)
class Transfer:
    """A day off moved from `from_date`, which is worked, to `to_date`, which is not."""

    from_date: date
    to_date: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the calendar."""

    date: date
    kind: Kind
    name: Text | None = None  # of the holiday, for a holiday and for the day off it moved to
    transfer: Transfer | None = None

    @property
    def is_working(self) -> bool:
        return self.kind in WORKED

    @property
    def reason(self) -> str:
        """Why the day is off, or worked against expectation, in the reader's language."""
        match self.kind:
            case Kind.WEEKEND:
                return date_format(self.date, "l")
            case Kind.HOLIDAY:
                return str(self.name)
            case Kind.OBSERVED:
                return _("day off for a holiday on a weekend: %(name)s") % {"name": self.name}
            case Kind.TRANSFERRED_OFF:
                words = _("day off moved from %(date)s") % {
                    "date": written(self.transfer.from_date)
                }
            case Kind.TRANSFERRED_WORK:
                words = _("working day: its day off was moved to %(date)s") % {
                    "date": written(self.transfer.to_date)
                }
            case _:
                return _("working day")
        return f"{words}; {self.transfer.reason}" if self.transfer.reason else words


def written(day: date) -> str:
    """The date as the reader's language writes it."""
    return date_format(day, "DATE_FORMAT")
