"""The case file of a project: everything one reader may see of it, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import Http404

from portal.accounts.actor import Actor
from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.refusal import Refusal
from portal.rules.terms import Unit
from portal.workdays import clock
from portal.workdays.calendar import Calendar, Explanation, current
from portal.workflow.access import Parts
from portal.workflow.models import Attachment, Delivery, Obligation, Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.perform import available
from portal.workflow.steps import Step

from . import kinds
from .selectors import STILL_OPEN, Held, held
from .timeline import Event, timeline


@dataclass(frozen=True, slots=True)
class Holding:
    """An open obligation with its date taken apart; no explanation for terms set by documents."""

    held: Held
    explanation: Explanation | None

    @property
    def shown_remaining(self) -> int | None:
        """None when the term is over but only days off have passed: there is nothing to count."""
        return None if self.held.late and not self.held.days_late else self.held.remaining


@dataclass(frozen=True, slots=True)
class Chance:
    """A step of the reader's part: open, or withheld with the reason."""

    record: Record
    step: Step
    refusal: Refusal | None
    address: str


@dataclass(frozen=True, slots=True)
class Next:
    """What leads on from the present state, under which clause, and who does it."""

    title: str
    clause: str
    by: str


@dataclass
class CaseFile:
    """Raises Http404 from `of` when the reader may see nothing of the case."""

    actor: Actor
    records: list[Record]
    parts: Parts
    obligations: list[Obligation] = field(default_factory=list)

    @classmethod
    def of(cls, number: str, actor: Actor) -> "CaseFile":
        records = records_of(number, actor)
        if not records:
            raise Http404
        obligations = Obligation.objects.filter(record__in=[record.pk for record in records])
        return cls(
            actor=actor,
            records=records,
            parts=Parts.of(records[0].project_id),
            obligations=list(obligations.select_related("holder").order_by("-pk")),
        )

    @property
    def project(self):
        return self.records[0].project

    @property
    def main(self) -> Record:
        """The record that opened the case: its state is the state of the case."""
        return self.records[0]

    @property
    def newest_first(self) -> list[Record]:
        """The later a record, the more it matters now."""
        return self.records[::-1]

    @property
    def later(self) -> list[Record]:
        """What followed the record that opened the case, the newest first."""
        return self.records[:0:-1]

    @cached_property
    def now(self) -> datetime:
        """The moment of this page: asked for once."""
        return clock.now()

    @cached_property
    def holdings(self) -> list[Holding]:
        """Who holds the case until when: the open obligations, the most urgent first."""
        still_open = [row for row in self.obligations if row.state in STILL_OPEN]
        if not still_open:
            return []
        calendar, today = current(), clock.local_date(self.now)
        still_open.sort(key=lambda row: (row.due_on, row.pk))
        return [
            Holding(held(row, calendar, today), _explanation(row, calendar)) for row in still_open
        ]

    @cached_property
    def chances(self) -> list[Chance]:
        """The reader's steps, of the records in whose state a step has something to say."""
        return [
            Chance(record, step, refusal, kinds.step_address(self.project.number, step))
            for record in self.records
            if self._concerns(record)
            for step, refusal in available(record, self.actor, self.parts, self.now)
        ]

    @property
    def open_steps(self) -> list[Chance]:
        return [chance for chance in self.chances if chance.refusal is None]

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
        return found

    @cached_property
    def deliveries(self) -> list[Delivery]:
        rows = Delivery.objects.filter(record__in=self._keys).order_by("pk")
        found = list(rows)
        for row in found:
            row.record = self._by_key[row.record_id]
            row.organisation = self.organisations.get(row.organisation_id) or row.organisation
        return found

    @property
    def documents(self) -> list[Document]:
        """The files of all the records that the reader may see."""
        return [document for record in self.records for document in record.documents]

    @cached_property
    def timeline(self) -> list[Event]:
        return timeline(self.project.pk, self._keys, self.organisations)

    @cached_property
    def organisations(self) -> dict[int, Organisation]:
        """The bodies that take part, by key."""
        return {
            organisation.pk: organisation
            for organisations in self.parts.holders.values()
            for organisation in organisations
        }

    @property
    def _keys(self) -> list[int]:
        return list(self._by_key)

    @cached_property
    def _by_key(self) -> dict[int, Record]:
        return {record.pk: record for record in self.records}

    def _concerns(self, record: Record) -> bool:
        return any(
            (record.state in step.sources or record.state in step.withheld)
            and self.parts.may(self.actor, step, record)
            for step in record.STEPS.values()
        )

    def _players(self, roles: Iterable[Role]) -> str:
        """The bodies that play these roles, or the role while nobody plays it yet."""
        names = []
        for role in sorted(roles):
            players = self.parts.holders.get(role, ())
            names += [player.name for player in players] or [str(ROLE_NAMES[Role(role)])]
        return ", ".join(dict.fromkeys(names))


def records_of(number: str, actor: Actor) -> list[Record]:
    """The records of a case that the actor may see, each as its own kind, the oldest first.

    Each has its files in `documents` (key, name, size and checksum only). One query,
    whatever the kinds and the number of records and files.
    """
    children = [model._meta.model_name for model in RECORD_MODELS.values()]
    rows = Record.objects.visible_to(actor).filter(project__number=number)
    rows = rows.select_related("project", "filer", *children).annotate(files=_files())
    found = []
    for row in rows.order_by("pk"):
        record = row.specific()
        record.project, record.filer = row.project, row.filer
        record.documents = [Document(**file) for file in row.files]
        found.append(record)
    return found


def latest_of(number: str, kind: str, actor: Actor) -> Record:
    """The latest record of a kind in a case. Raises Http404 when the actor may see none."""
    of_kind = [record for record in records_of(number, actor) if record.kind == kind]
    if not of_kind:
        raise Http404
    return of_kind[-1]


def _files() -> ArraySubquery:
    attached = Attachment.objects.filter(record=OuterRef("pk")).order_by("pk")
    shown = {name: f"document__{name}" for name in ("key", "name", "size", "sha256")}
    return ArraySubquery(attached.values(file=JSONObject(**shown)))


def _explanation(obligation: Obligation, calendar: Calendar) -> Explanation | None:
    length = obligation.term.length
    if length.unit is not Unit.WORKING_DAYS:
        return None
    return calendar.explain(obligation.started_on, length.number)
