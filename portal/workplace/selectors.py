"""What an officer's own pages list: what is held, what waits, drafts, cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Q

from portal.accounts.actor import Actor
from portal.workdays import clock
from portal.workdays.calendar import Calendar, current
from portal.workflow.models import Obligation, Participation, Project, Record
from portal.workflow.steps import STEPS, Step

from . import kinds

# Of each list of my work so many are shown: the most urgent ones.
SHOWN = 50
# So many cases found by their number are asked for by their keys.
FEW_NUMBERS = 200
STILL_OPEN = frozenset({Obligation.State.RUNNING, Obligation.State.MISSED})


@dataclass(frozen=True, slots=True)
class Held:
    """An open obligation as its holder sees it today.

    `remaining` counts working days after today up to the last day; below zero when it is
    over. `late` is also true when only days off have passed since.
    """

    obligation: Obligation
    remaining: int
    late: bool

    @property
    def days_late(self) -> int:
        """Working days since the last day."""
        return max(0, -self.remaining)

    @property
    def tone(self) -> str:
        if self.late:
            return "danger"
        return "warning" if self.remaining <= 1 else "info"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that waits for a step of the reader's organisation, and those steps."""

    record: Record
    steps: tuple[Step, ...]

    @property
    def address(self) -> str:
        return kinds.step_address(self.record.project.number, self.steps[0])


def held(obligation: Obligation, calendar: Calendar, today: date) -> Held:
    return Held(obligation, calendar.count(today, obligation.due_on), today > obligation.due_on)


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
    chances, playing = Q(), Q()
    for role in actor.roles:
        for kind, states in _sources(role).items():
            chances |= Q(kind=kind, state__in=states)
            playing |= Q(role=role, kind=kind, state__in=states)
    if not chances:
        return []
    # One EXISTS and not one per role: PostgreSQL cannot join what stands under an OR, and
    # reads every participation of the organisation instead.
    part = Participation.objects.alias(
        kind=ExpressionWrapper(OuterRef("kind"), CharField()),
        state=ExpressionWrapper(OuterRef("state"), CharField()),
    ).filter(playing, project=OuterRef("project"), organisation=actor.organisation_id)
    owed = Obligation.objects.open().filter(record=OuterRef("pk"), holder=actor.organisation_id)
    rows = (
        Record.objects.visible_to(actor)
        .filter(chances, Exists(part), ~Exists(owed), project__number__isnull=False)
        .select_related("project", "filer")
        .order_by("pk")
    )
    return [
        Waiting(record, _steps_of(record.kind, record.state, actor)) for record in rows[: SHOWN + 1]
    ]


def drafts_of(actor: Actor) -> list[Record]:
    """Requests that are being written and have no case number yet, the latest first."""
    rows = Record.objects.visible_to(actor).filter(
        filer=actor.organisation_id, kind__in=kinds.OPENING, project__number=None
    )
    return list(rows.order_by("-changed_at", "-pk")[: SHOWN + 1])


def cases_of(actor: Actor, *, state: str = "", text: str = ""):
    """The opening records of the actor's cases, for `keyset.page`."""
    rows = Record.objects.visible_to(actor).filter(
        kind__in=kinds.OPENING, project__number__isnull=False
    )
    if state:
        rows = rows.filter(state=state)
    if text:
        rows = rows.filter(Q(title__icontains=text) | _numbered(text))
    return rows.select_related("project", "filer")


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
    """By kind: the states in which a step of `role` can be taken."""
    found: dict[str, set[str]] = {}
    for step in STEPS.values():
        if role in step.actors:
            found.setdefault(step.kind, set()).update(step.sources)
    return found


def _steps_of(kind: str, state: str, actor: Actor) -> tuple[Step, ...]:
    return tuple(
        step
        for step in STEPS.values()
        if step.kind == kind and state in step.sources and step.actors & actor.roles
    )
