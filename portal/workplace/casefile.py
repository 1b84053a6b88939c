"""The case file of a project: everything one reader may see of it, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.documents.models import Document
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.refusal import Refusal
from portal.workdays.calendar import Explanation, YearsExplained
from portal.workflow.cases import Case
from portal.workflow.explain import counted_out
from portal.workflow.models import Obligation, Record
from portal.workflow.perform import available
from portal.workflow.steps import Step

from . import kinds
from .selectors import STILL_OPEN, Held, held
from .timeline import Event, timeline


@dataclass(frozen=True, slots=True)
class Holding:
    """An open obligation with its date taken apart; no explanation where a document or an event ends it."""

    held: Held
    explanation: Explanation | YearsExplained | None

    @property
    def shown_remaining(self) -> int | None:
        """None when there is nothing to count: only days off have passed, or nobody can be late."""
        if self.held.come or self.held.late and not self.held.days_late:
            return None
        return self.held.remaining


@dataclass(frozen=True, slots=True)
class Chance:
    """A step of the reader's part: open, or withheld with the reason."""

    record: Record
    step: Step
    refusal: Refusal | None

    @property
    def address(self) -> str:
        return kinds.step_address(self.record, self.step)

    @property
    def label(self) -> str:
        return kinds.step_label(self.record, self.step)


@dataclass(frozen=True, slots=True)
class Next:
    """What leads on from the present state, under which clause, who does it, and until when."""

    title: str
    clause: str
    by: str
    until: date | None = None
    outer: date | None = None


class CaseFile(Case):
    """The whole case: besides the records who holds them, what happened, what comes next."""

    @classmethod
    def over(cls, case: Case) -> "CaseFile":
        """The case file of a case that the page has read already."""
        file = cls(case.actor, case.records)
        file.__dict__.update(case.__dict__)
        return file

    @cached_property
    def obligations(self) -> list[Obligation]:
        """The terms of all its records, the latest first."""
        keys = [record.pk for record in self.records]
        rows = Obligation.objects.filter(record__in=keys).select_related("holder")
        return list(rows.order_by("-pk"))

    @property
    def newest_first(self) -> list[Record]:
        """The later a record, the more it matters now."""
        return self.records[::-1]

    @property
    def later(self) -> list[Record]:
        """What followed the record that opened the case, the newest first."""
        return self.records[:0:-1]

    @cached_property
    def holdings(self) -> list[Holding]:
        """Who holds the case until when: the open obligations, the most urgent first."""
        still_open = [row for row in self.obligations if row.state in STILL_OPEN]
        still_open.sort(key=lambda row: (row.due_on or date.max, row.pk))
        return [Holding(self.held(row), self._explanation(row)) for row in still_open]

    def held(self, obligation: Obligation) -> Held:
        return held(obligation, self.calendar, self.today)

    @cached_property
    def chances(self) -> list[Chance]:
        """The reader's steps, of the records in whose state a step has something to say."""
        return [
            Chance(record, step, refusal)
            for record in self.records
            if self._concerns(record)
            for step, refusal in available(record, self.actor, self.parts, self.moment)
        ]

    @property
    def open_steps(self) -> list[Chance]:
        """What can be done now, each page once; what the case waits for before what is possible besides."""
        found = [chance for chance in self.chances if chance.refusal is None]
        found.sort(key=lambda chance: chance.step.aside)
        pages: dict[str, Chance] = {}
        for chance in found:
            pages.setdefault(chance.address, chance)
        return list(pages.values())

    @property
    def withheld_steps(self) -> list[Chance]:
        return [chance for chance in self.chances if chance.refusal is not None]

    @cached_property
    def next(self) -> list[Next]:
        """What leads on from here and who does it; what the portal does by itself is left out."""
        found = [
            Next(str(step.title), step.clause, self._players(step.actors))
            for record in self.records
            for step in record.STEPS.values()
            if record.state in step.sources and step.actors != {Role.SYSTEM} and not step.aside
        ]
        if not found and (hidden := kinds.HIDDEN_WORK.get((self.main.kind, self.main.state))):
            role, clause = hidden
            found = [Next(str(clause.title), clause.number, self._players({role}))]
        return found or [_owed(holding.held.obligation) for holding in self.holdings]

    @property
    def documents(self) -> list[Document]:
        """The files of all the records that the reader may see."""
        return [document for record in self.records for document in record.documents]

    @cached_property
    def timeline(self) -> list[Event]:
        keys = [record.pk for record in self.records]
        return timeline(self.project.pk, keys, self.organisations)

    def _concerns(self, record: Record) -> bool:
        return any(
            (record.state in step.sources or record.state in step.withheld)
            and self.parts.may(self.actor, step, record)
            for step in record.STEPS.values()
        )

    def _players(self, roles: Iterable[Role]) -> str:
        """The bodies that play these roles, or the roles while nobody plays any of them yet."""
        roles = sorted(roles)
        names = [player.name for role in roles for player in self.parts.holders.get(role, ())]
        names = names or [str(ROLE_NAMES[Role(role)]) for role in roles]
        return ", ".join(dict.fromkeys(names))

    def _explanation(self, obligation: Obligation) -> Explanation | YearsExplained | None:
        return counted_out(obligation, self.calendar)


def _owed(obligation: Obligation) -> Next:
    """What somebody owes by a term although no step of this portal does it yet."""
    term = obligation.term
    return Next(
        str(term.title), term.clause, obligation.holder.name,
        obligation.due_on, obligation.outer_due_on,
    )  # fmt: skip
