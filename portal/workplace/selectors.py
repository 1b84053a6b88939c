"""What an officer's own pages list: what is held, what waits, drafts, cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from portal.accounts.actor import Actor
from portal.workdays import clock
from portal.workdays.calendar import Calendar, current
from portal.workflow.models import Obligation, Participation, Project, Record
from portal.workflow.models.record import RECORD_MODELS
from portal.workflow.steps import STEPS, Step

from . import kinds

# Of each list of my work so many are shown: the most urgent ones.
SHOWN = 50
# So many cases found by their number are asked for by their keys.
FEW_NUMBERS = 200
STILL_OPEN = frozenset(Obligation.OPEN)


@dataclass(frozen=True, slots=True)
class Held:
    """An open obligation as its holder sees it today.

    `remaining` counts working days after today up to the last day; below zero when it is
    over, None when an event ends the term and not a day. `late` is also true when only days off
    have passed since. `come` is true for a milestone whose day is over: nobody is late.
    """

    obligation: Obligation
    remaining: int | None
    late: bool
    come: bool = False

    @property
    def days_late(self) -> int:
        """Working days since the last day."""
        return max(0, -(self.remaining or 0))

    @property
    def tone(self) -> str:
        if self.late:
            return "danger"
        if self.remaining is None:
            return "info"
        return "warning" if self.remaining <= 1 else "info"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that waits for a step of the reader's organisation, and those steps."""

    record: Record
    steps: tuple[Step, ...]

    @property
    def address(self) -> str:
        return kinds.step_address(self.record, self.steps[0])

    @property
    def label(self) -> str:
        return kinds.step_label(self.record, self.steps[0])

    @property
    def remarks(self) -> int:
        """With how many remarks it came back; 0 for what was not returned."""
        if self.record.state != kinds.RETURNED or not self.record.returns:
            return 0
        return len(self.record.returns[-1]["remarks"])


def held(obligation: Obligation, calendar: Calendar, today: date) -> Held:
    if obligation.open_ended:
        return Held(obligation, None, late=False)
    remaining, late = calendar.count(today, obligation.due_on), obligation.late_on(today)
    return Held(obligation, remaining, late, come=today > obligation.due_on and not late)


def held_by(actor: Actor) -> list[Held]:
    """Open obligations of the actor's organisation, missed first, then by remaining days.

    One more than `SHOWN` when there are more.
    """
    rows = (
        Obligation.objects.open()
        .filter(holder=actor.organisation_id, record__in=Record.objects.visible_to(actor))
        .select_related("project", "record")
        .order_by("due_on", "pk")
    )
    found = list(rows[: SHOWN + 1])
    if not found:
        return []
    calendar, today = current(), clock.today()
    return [held(obligation, calendar, today) for obligation in found]


def waiting_for(actor: Actor) -> list[Waiting]:
    """Filed records in a state from which a step of the actor's part leads on, oldest first.

    What the organisation holds by an obligation stands in `held_by` and not here as well.
    Conditions that need the content of a record are left to its own page.
    """
    # What is owed is a list read once, not a question for every record: it may be thousands.
    owed = Obligation.objects.open().filter(holder=actor.organisation_id).values("record")
    filed = Record.objects.visible_to(actor).filter(~Q(pk__in=owed), project__number__isnull=False)
    # Each state by itself, in the order of the index on it: the first few are read and no more.
    first = [
        filed.filter(Exists(_part(actor, role)), kind=kind, state=state)
        .order_by("pk")
        .values_list("pk", flat=True)[: SHOWN + 1]
        for role in sorted(actor.roles)
        for kind, states in sorted(_sources(role).items())
        for state in sorted(states)
    ]
    if not first:
        return []
    keys = sorted(first[0].union(*first[1:]))[: SHOWN + 1]
    rows = Record.objects.filter(pk__in=keys).select_related("project", "filer")
    rows = rows.annotate(returns=kinds.returns()).order_by("pk")
    return [Waiting(record, _steps_of(record.kind, record.state, actor)) for record in rows]


def drafts_of(actor: Actor) -> list[Record]:
    """Requests that are being written and have no case number yet, the latest first."""
    rows = Record.objects.visible_to(actor).filter(
        filer=actor.organisation_id, kind__in=kinds.OPENING, project__number=None
    )
    return list(rows.order_by("-changed_at", "-pk")[: SHOWN + 1])


def cases_of(actor: Actor, *, state: str = "", text: str = ""):
    """The opening records of the actor's cases, for `keyset.page`."""
    rows = Record.objects.visible_to(actor).filter(project__number__isnull=False)
    if state:
        # Only the kinds that have the state: of one kind, the index gives the rows in order.
        rows = rows.filter(kind__in=_kinds_with(state), state=state)
    else:
        rows = rows.filter(kind__in=kinds.OPENING)
    if text:
        rows = rows.filter(Q(title__icontains=text) | _numbered(text))
    return rows.select_related("project", "filer")


def _part(actor: Actor, role: str):
    """The part that the actor's organisation plays as `role` in the project of a record."""
    return Participation.objects.filter(
        project=OuterRef("project"), organisation=actor.organisation_id, role=role
    )


def _kinds_with(state: str) -> list[str]:
    """The kinds that open a case and have such a state."""
    return [
        kind
        for kind in kinds.OPENING
        if kind in RECORD_MODELS and state in RECORD_MODELS[kind].STATES.values
    ]


def _numbered(text: str) -> Q:
    """Records of the cases in whose number `text` occurs.

    Few cases are named by their keys: then the indexes answer for titles and numbers
    together. A part of very many numbers is looked for row by row, and found at once.
    """
    numbered = Project.objects.filter(number__icontains=text).values_list("pk", flat=True)
    few = list(numbered[: FEW_NUMBERS + 1])
    if len(few) > FEW_NUMBERS:
        return Q(project__number__icontains=text)
    return Q(project__in=few)


def _sources(role: str) -> dict[str, set[str]]:
    """By kind: the states that wait for a step of `role`."""
    found: dict[str, set[str]] = {}
    for step in STEPS.values():
        if role in step.actors and not step.aside:
            found.setdefault(step.kind, set()).update(step.sources)
    return found


def _steps_of(kind: str, state: str, actor: Actor) -> tuple[Step, ...]:
    return tuple(
        step
        for step in STEPS.values()
        if step.kind == kind
        and state in step.sources
        and step.actors & actor.roles
        and not step.aside
    )
