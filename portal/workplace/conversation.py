"""The messages of a case as its pages show them, and the form to write another."""

from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from portal.accounts.actor import Actor
from portal.workflow.models import Message, Record

from .forms.message import WriteForm

# So many of the latest are in the case file; all of them are on a page of their own.
SHOWN = 20


@dataclass
class Conversation:
    """The `records` of one case that the actor may see, the one that opened it first."""

    records: list[Record]
    actor: Actor

    @cached_property
    def rows(self):
        """The messages with author and organisation, in no order yet."""
        keys = [record.pk for record in self.records]
        rows = Message.objects.visible_to(self.actor).filter(record__in=keys)
        return rows.select_related("author", "organisation")

    @cached_property
    def _latest(self) -> list[Message]:
        return list(self.rows.order_by("-pk")[: SHOWN + 1])

    @property
    def latest(self) -> list[Message]:
        """The last few, in the order they were written, each with the record it stands on."""
        return self.with_records(self._latest[:SHOWN])

    @property
    def has_earlier(self) -> bool:
        return len(self._latest) > SHOWN

    def with_records(self, newest_first: list[Message]) -> list[Message]:
        """In the order of writing. Names the record where there is more than one to write on."""
        names = {record.pk: _name(record) for record in self.records}
        for message in newest_first:
            message.about = names[message.record_id] if len(self.open) > 1 else ""
        return newest_first[::-1]

    @cached_property
    def open(self) -> list[Record]:
        """What may be written on: a record that one organisation alone sees has no messages."""
        return [record for record in self.records if record.private_to_id is None]

    @property
    def number(self) -> str:
        return self.records[0].project.number

    def form(self, data=None) -> WriteForm:
        """Empty with a new key, or bound to what was sent."""
        choices = [(record.pk, _name(record)) for record in self.open]
        return WriteForm(data, records=choices, initial={"key": uuid4()})


def _name(record: Record) -> str:
    number = f" №\u00a0{record.number}" if record.number else ""
    return f"{record.get_kind_display()}{number}"
