"""One case as one reader may see it: what pages of every app begin with."""

from datetime import date, datetime
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import Http404

from portal.accounts.actor import Actor
from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.refusal import Refusal
from portal.workdays import clock
from portal.workdays.calendar import Calendar, current

from .access import Parts
from .models import Attachment, Delivery, Record
from .models.record import RECORD_MODELS
from .perform import available
from .refusals import wrong_role, wrong_state

FILE = ("key", "name", "size", "sha256")
DELIVERY = ("pk", "organisation_id", "step", "at", "received_on", "number", "sha256")


class Case:
    """The records, and what a page asks of them besides: each read once, and only when asked.

    A page puts it into its context as `case`; its parts, such as the strip about who holds
    the record, then read nothing a second time.
    """

    def __init__(self, actor: Actor, records: list[Record]) -> None:
        self.actor = actor
        self.records = records

    @classmethod
    def of(cls, number: str, actor: Actor) -> "Case":
        """Raises Http404 when the reader may see nothing of the case."""
        return cls._read(actor, project__number=number)

    @classmethod
    def of_record(cls, pk: int, actor: Actor) -> "Case":
        """The case to which a record belongs, a draft that has no number yet included."""
        return cls._read(actor, project__records=pk)

    @classmethod
    def _read(cls, actor: Actor, **where) -> "Case":
        if records := records_of(actor, **where):
            return cls(actor, records)
        raise Http404

    @property
    def project(self):
        return self.records[0].project

    @property
    def main(self) -> Record:
        """The record that opened the case: its state is the state of the case."""
        return self.records[0]

    def latest(self, kind: str) -> Record | None:
        return next((record for record in reversed(self.records) if record.kind == kind), None)

    def awaiting(self, kind: str, step: str) -> Record | None:
        """Of several records of a kind the latest on which the step has something to do, else the latest.

        A contract that was broken has a successor, and steps of its own.
        """
        found = [record for record in reversed(self.records) if record.kind == kind]
        ready = (
            record
            for record in found
            if step in record.STEPS and record.state in record.STEPS[step].sources
        )
        return next(ready, found[0] if found else None)

    @cached_property
    def parts(self) -> Parts:
        return Parts.of(self.project.pk)

    @property
    def state_body(self) -> Organisation | None:
        """The body whose activity is to be automated: the filer of Annex 1, the one named in Annex 2."""
        return self.parts.first(Role.STATE_BODY)

    @cached_property
    def organisations(self) -> dict[int, Organisation]:
        """The bodies that take part, by key."""
        return {
            organisation.pk: organisation
            for organisations in self.parts.holders.values()
            for organisation in organisations
        }

    @cached_property
    def deliveries(self) -> list[Delivery]:
        """What reached whom, in order."""
        found = sorted(
            (row for record in self.records for row in record.delivered), key=lambda row: row.pk
        )
        for row in found:
            if addressee := self.organisations.get(row.organisation_id):
                row.organisation = addressee
        return found

    @cached_property
    def moment(self) -> datetime:
        """Now, asked once."""
        return clock.now()

    @property
    def today(self) -> date:
        return clock.local_date(self.moment)

    @cached_property
    def calendar(self) -> Calendar:
        return current()

    def withheld(self, record: Record, step: str) -> Refusal | None:
        """Why the reader cannot take the step now, or None."""
        taken = record.STEPS[step]
        if not self.parts.may(self.actor, taken, record):
            return wrong_role(taken)
        for offered, refusal in available(record, self.actor, self.parts, self.moment):
            if offered is taken:
                return refusal
        return wrong_state(record)


def records_of(actor: Actor, **where) -> list[Record]:
    """The records of the case `where` that the actor may see, each as its own kind, the oldest first.

    Each has its files in `documents` (key, name, size and checksum only) and what of it was
    delivered in `delivered`, in order. One query, whatever the kinds and the number of records.
    """
    children = [model._meta.model_name for model in RECORD_MODELS.values()]
    rows = Record.objects.visible_to(actor).filter(**where)
    rows = rows.select_related("project", "filer", *children)
    found = []
    for row in rows.annotate(files=_files(), receipts=_receipts()).order_by("pk"):
        record = row.specific()
        record.project, record.filer = row.project, row.filer
        record.documents = [Document(**file) for file in row.files]
        record.delivered = [_delivery(record, said) for said in row.receipts]
        found.append(record)
    return found


def _files() -> ArraySubquery:
    attached = Attachment.objects.filter(record=OuterRef("pk")).order_by("pk")
    shown = {name: f"document__{name}" for name in FILE}
    return ArraySubquery(attached.values(file=JSONObject(**shown)))


def _receipts() -> ArraySubquery:
    delivered = Delivery.objects.filter(record=OuterRef("pk")).order_by("pk")
    return ArraySubquery(delivered.values(said=JSONObject(**{name: name for name in DELIVERY})))


def _delivery(record: Record, said: dict) -> Delivery:
    delivery = Delivery(**said)
    delivery.record = record
    delivery.at = datetime.fromisoformat(said["at"])
    delivery.received_on = date.fromisoformat(said["received_on"])
    return delivery
