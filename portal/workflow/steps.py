"""A step: what may be done to a record, by whom, under which clause, with what effect.

`@step` binds a method of a record to its clause. The method changes fields and nothing
else; `perform` does everything around it. The look-up made here feeds pages, stories, the
map of consequences and the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django_fsm import transition

from portal.accounts.actor import Actor
from portal.notifications.wording import register
from portal.rules.actors import Role
from portal.rules.clauses import TERMS, Clause
from portal.rules.refusal import OURS, Refusal

if TYPE_CHECKING:
    from .models import Record


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, and when: read once, after the locks are held."""

    actor: Actor
    moment: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Span:
    """From which day a term runs; `due_on` when a document or another term sets its last day."""

    started_on: date
    due_on: date | None = None


# (record, act) → why not, or None: what a button needs to know before data is given.
Condition = Callable[["Record", Act], Refusal | None]
# record → why not yet, where the state alone does not say under which clause.
Reason = Callable[["Record"], Refusal]
# (record, act, data) → why not, or None: what can only be judged with the data.
Check = Callable[["Record", Act, dict], Refusal | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table of steps."""

    kind: str
    name: str
    sources: frozenset[str]
    target: str | None
    under: Clause | None
    actors: frozenset[Role]
    title: Any
    explains: Any
    requires: type[forms.Form] | None
    conditions: tuple[Condition, ...]
    checks: tuple[Check, ...]
    withheld: dict[str, "Refusal | Reason"]
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    cancels: tuple[str, ...]
    delivers: tuple[Role, ...]
    joins: tuple[Role, ...]
    tells: tuple[Role, ...]
    final: bool
    aside: bool
    concurrent: bool

    @property
    def key(self) -> str:
        """ "request.refuse": the name in stories, audit, addresses and consequences."""
        return f"{self.kind}.{self.name}"

    @property
    def clause(self) -> str:
        return self.under.number if self.under else OURS


def step(
    *,
    source: str | list[str],
    target: str | None,
    under: Clause | None,
    title: Any,
    actors: set[Role] | None = None,
    explains: Any = "",
    requires: type[forms.Form] | None = None,
    conditions: tuple[Condition, ...] = (),
    checks: tuple[Check, ...] = (),
    withheld: dict[str, "Refusal | Reason"] | None = None,
    starts: tuple[str, ...] = (),
    stops: tuple[str, ...] = (),
    cancels: tuple[str, ...] = (),
    delivers: tuple[Role, ...] = (),
    joins: tuple[Role, ...] = (),
    tells: tuple[Role, ...] = (),
    told: Any = "",
    final: bool = False,
    aside: bool = False,
    concurrent: bool = False,
) -> Callable:
    """Bind a method to a clause as a step.

    `under` is None for a step of our own. `actors` defaults to the clause's. `target` None
    leaves the state as it is. `withheld` says, per state in which the step is not open, why; a
    function of the record where that depends on it.
    `delivers` names the roles that receive the record by this step, `joins` those that take
    part from now on without a delivery, `tells` those that are told with the message `told`.
    `final` marks what cannot be undone: the page says so. A step `aside` may be
    taken, but it is not what the record waits for. A `concurrent` one adds what is the
    actor's own, so that it does not rest on the version that was seen.
    Raises KeyError for a term that no clause has.
    """
    for code in (*starts, *stops, *cancels):
        TERMS[code]

    def bind(method: Callable) -> Callable:
        bound = transition(field="state", source=source, target=target)(method)
        bound.step = {
            "name": method.__name__,
            "sources": frozenset([source] if isinstance(source, str) else source),
            "target": target,
            "under": under,
            "actors": frozenset(actors if actors is not None else under.actors),
            "title": title,
            "explains": explains,
            "requires": requires,
            "conditions": conditions,
            "checks": checks,
            "withheld": withheld or {},
            "starts": starts,
            "stops": stops,
            "cancels": cancels,
            "delivers": delivers,
            "joins": joins,
            "tells": tells,
            "final": final,
            "aside": aside,
            "concurrent": concurrent,
        }
        bound.told = told
        return bound

    return bind


STEPS: dict[str, Step] = {}


def collect(model: type) -> dict[str, Step]:
    """The steps of a kind, its bases' included, entered into the table of all steps."""
    found = {}
    for part in reversed(model.__mro__):
        for method in vars(part).values():
            if hasattr(method, "step"):
                made = Step(kind=str(model.KIND), **method.step)
                found[made.name] = STEPS[made.key] = made
                if made.tells:
                    register(made.key, method.told)
    return found
