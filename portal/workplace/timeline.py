"""What happened in a case, read from the audit for those who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from portal.accounts.models import User
from portal.audit.chain import project_stream
from portal.audit.models import AuditRow
from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.refusal import OURS
from portal.workflow import messages
from portal.workflow.steps import STEPS
from procurement.questions.telling import ANSWERED, ASKED

# A case has some dozens of events; what is older than this is left to the audit itself.
LONGEST = 300

TITLES = {
    messages.MISSED: _("The term was missed"),
    messages.MOVED: _("The calendar changed and the term moved"),
    messages.WRITTEN: _("Message written"),
    ASKED: _("Question asked about the tender"),
    ANSWERED: _("Question about the tender answered"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline; `count` is above 1 for a run of the same step by one person."""

    title: str
    at: datetime
    by: str
    clause: str
    tone: str
    count: int = 1


def timeline(project: int, records: Iterable[int], known: dict[int, Organisation]) -> list[Event]:
    """Events of these records, which the reader must be allowed to see, the latest first.

    `known` are the bodies of the project by key. Two queries at most.
    """
    rows = named(AuditRow.objects.filter(stream=project_stream(project), record__in=list(records)))
    rows = list(rows.order_by("-number")[:LONGEST])
    bodies = known | _bodies({row.organisation for row in rows} - known.keys())
    return [
        _event(list(run), bodies)
        for _same, run in groupby(rows, key=lambda row: (row.verb, row.record, row.actor))
    ]


def changes_since(record: int, version: int) -> list[Event]:
    """What was done to a record after `version`, in order: for the page of a stale form."""
    rows = list(
        named(AuditRow.objects.filter(record=record, version__gt=version)).order_by("version")
    )
    bodies = _bodies({row.organisation for row in rows})
    return [_event([row], bodies) for row in rows]


def title_of(verb: str) -> str:
    """The words for an audit verb; the verb itself for one that no page has words for."""
    step = STEPS.get(verb)
    return str(step.title if step else TITLES.get(verb, verb))


def named(rows):
    """Audit rows with the names of the person who acted, in `person`, in the same query."""
    names = JSONObject(surname="surname", given_name="given_name", patronymic="patronymic")
    people = User.objects.filter(pk=OuterRef("actor")).values(names=names)
    return rows.annotate(person=Subquery(people))


def _bodies(keys: set[int | None]) -> dict[int, Organisation]:
    keys = keys - {None}
    return Organisation.objects.in_bulk(keys) if keys else {}


def _event(run: list[AuditRow], bodies: dict[int, Organisation]) -> Event:
    row = run[0]
    step = STEPS.get(row.verb)
    return Event(
        title=title_of(row.verb),
        at=row.at,
        by=_who(row, bodies),
        clause=step.clause if step and step.clause != OURS else "",
        tone="danger" if row.verb == messages.MISSED else "accent",
        count=len(run),
    )


def _who(row: AuditRow, bodies: dict[int, Organisation]) -> str:
    """ "Person, body"; the portal when no person acted; nobody is named where the audit names nobody."""
    if row.blinded:
        return pgettext("who asked", "not named")
    if row.person is None:
        return str(ROLE_NAMES[Role.SYSTEM])
    person, body = User(**row.person).full_name, bodies.get(row.organisation)
    return f"{person}, {body.short}" if body else person
