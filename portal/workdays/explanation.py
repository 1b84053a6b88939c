"""Why a term ends on the day it does: shown on pages, in the API and in notices alike."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .days import Day, Kind, written

READINGS_USED = ("X2", "X22")


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One day of a term; `counted` is its number in the term, None when it is skipped."""

    day: Day
    counted: int | None

    @property
    def date(self) -> date:
        return self.day.date

    @property
    def reason(self) -> str:
        return self.day.reason

    def as_dict(self) -> dict:
        return {
            "date": self.date.isoformat(),
            "counted": self.counted,
            "kind": str(self.day.kind),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class YearsExplained:
    """A term of `years` from the event on `start`: the same date years later, moved or not.

    `passed` are the days from the anniversary to the last day, both included; `prolonged` says
    whether a day off moves the end (Civil Code, Art. 175), or never does (X29).
    """

    start: date
    years: int
    anniversary: date
    due: date
    passed: tuple[Day, ...]
    prolonged: bool
    unconfirmed_years: tuple[int, ...] = ()
    days: tuple[ExplainedDay, ...] = ()

    def sentence(self) -> str:
        """The explanation as a short paragraph in the reader's language."""
        said = [
            ngettext(
                "A term of %(count)d year from %(start)s lasts until the end of %(due)s.",
                "A term of %(count)d years from %(start)s lasts until the end of %(due)s.",
                self.years,
            )
            % {"count": self.years, "start": written(self.start), "due": written(self.due)},
            _("Day 1 is the next day, so the same date of the last year is the last day."),
        ]
        if self.start.day != self.anniversary.day:
            said.append(
                _("That year has no 29 February: its last day of February counts (Art. 173).")
            )
        if not self.passed[0].is_working:
            said.append(self._day_off())
        if self.unconfirmed_years:
            said.append(unconfirmed_said(self.unconfirmed_years))
        return " ".join(said)

    def _day_off(self) -> str:
        places = {
            "day": written(self.anniversary), "why": self.passed[0].reason,
            "due": written(self.due),
        }  # fmt: skip
        if self.prolonged:
            return (
                _(
                    "%(day)s is a day off (%(why)s): the term ends on the next working day, %(due)s"
                    " (Art. 175)."
                )
                % places
            )
        return (
            _(
                "%(day)s is a day off (%(why)s), and the term ends on it all the same: Art. 175 does"
                " not prolong this term (X29)."
            )
            % places
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """A term of `working_days`, from the event on `start` to its last day `due`."""

    start: date
    working_days: int
    due: date
    days: tuple[ExplainedDay, ...]
    unconfirmed_years: tuple[int, ...]
    counted_from_next_day: bool
    readings: tuple[str, ...] = READINGS_USED

    @property
    def skipped(self) -> tuple[ExplainedDay, ...]:
        return tuple(day for day in self.days if day.counted is None)

    def sentence(self) -> str:
        """The explanation as a short paragraph in the reader's language."""
        said = [self._term(), self._reading()]
        if self.skipped:
            said.append(_("Not counted: %(days)s.") % {"days": self._skipped()})
        if worked := self._listed(Kind.TRANSFERRED_WORK):
            said.append(_("Counted although days off by the week: %(days)s.") % {"days": worked})
        if self.unconfirmed_years:
            said.append(unconfirmed_said(self.unconfirmed_years))
        return " ".join(said)

    def as_dict(self) -> dict:
        """Plain JSON; reasons and sentence in the reader's language."""
        return {
            "start": self.start.isoformat(),
            "working_days": self.working_days,
            "due": self.due.isoformat(),
            "days": [day.as_dict() for day in self.days],
            "readings": list(self.readings),
            "counted_from_next_day": self.counted_from_next_day,
            "unconfirmed_years": list(self.unconfirmed_years),
            "sentence": self.sentence(),
        }

    def _term(self) -> str:
        return ngettext(
            "A term of %(count)d working day from %(start)s lasts until the end of %(due)s.",
            "A term of %(count)d working days from %(start)s lasts until the end of %(due)s.",
            self.working_days,
        ) % {"count": self.working_days, "start": written(self.start), "due": written(self.due)}

    def _reading(self) -> str:
        if self.counted_from_next_day:
            return _("Day 1 is the next day.")
        return _("Day 1 is the day of the event.")

    def _skipped(self) -> str:
        """Holidays by name; ordinary weekends only by their number, or the list would be long."""
        kinds = [day.day.kind for day in self.skipped]
        weekend = kinds.count(Kind.WEEKEND)
        parts = []
        if weekend:
            parts.append(
                ngettext("%(count)d weekend day", "%(count)d weekend days", weekend)
                % {"count": weekend}
            )
        named = self._listed(Kind.HOLIDAY, Kind.OBSERVED, Kind.TRANSFERRED_OFF)
        return "; ".join([*parts, named] if named else parts)

    def _listed(self, *kinds: Kind) -> str:
        """Days of these kinds with their reasons; a run with one reason is named once."""
        parts = []
        for reason, run in groupby(
            (day for day in self.days if day.day.kind in kinds), key=lambda day: day.reason
        ):
            dates = [day.date for day in run]
            ends = " – ".join(written(date) for date in dict.fromkeys((dates[0], dates[-1])))
            parts.append(f"{ends} ({reason})")
        return "; ".join(parts)


def unconfirmed_said(years: tuple[int, ...]) -> str:
    return ngettext(
        "The calendar of %(years)s is not confirmed yet, so this date may still move.",
        "The calendars of %(years)s are not confirmed yet, so this date may still move.",
        len(years),
    ) % {"years": ", ".join(map(str, years))}
