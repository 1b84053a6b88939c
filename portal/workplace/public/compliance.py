"""How the terms of a clause are kept: live figures over every obligation, in one query."""

from dataclasses import dataclass

from django.db.models import Count

from portal.rules.clauses import Clause
from portal.workflow.models import Obligation


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    value: int
    tone: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Obligations of a clause by state. Cancelled ones were never owed and are left out."""

    running: int
    met: int
    met_late: int
    missed: int

    @property
    def total(self) -> int:
        return self.running + self.met + self.met_late + self.missed

    @property
    def judged(self) -> int:
        """Those of which it is known whether the term was kept."""
        return self.met + self.met_late + self.missed

    @property
    def rows(self) -> list[Row]:
        """What the page shows; a colour only for what is there."""
        state = Obligation.State
        shown = (
            (state.RUNNING, self.running, "info"),
            (state.MET, self.met, "success"),
            (state.MET_LATE, self.met_late, "warning"),
            (state.MISSED, self.missed, "danger"),
        )
        return [
            Row(str(named.label), value, tone if value else "neutral")
            for named, value, tone in shown
        ]

    @property
    def share_in_time(self) -> int | None:
        """Whole per cent of the judged, rounded down: 100 only when every term was kept."""
        return self.met * 100 // self.judged if self.judged else None


def figures(clause: Clause) -> Figures | None:
    """None for a clause that sets no term, without a query."""
    if not clause.terms:
        return None
    codes = [term.code for term in clause.terms]
    rows = Obligation.objects.filter(code__in=codes).values_list("state")
    counted = dict(rows.annotate(count=Count("pk")).order_by())
    state = Obligation.State
    return Figures(
        running=counted.get(state.RUNNING, 0) + counted.get(state.COME, 0),
        met=counted.get(state.MET, 0),
        met_late=counted.get(state.MET_LATE, 0),
        missed=counted.get(state.MISSED, 0),
    )
