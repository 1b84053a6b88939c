"""Who may what: every step × every actor × every state, generated from the tables of steps.

The one place where a test writes a state itself: many of these states cannot be reached together
with these actors by any legal path, which is the point.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from django.db import connection, transaction

from portal.accounts.actor import Actor
from portal.rules.actors import Role
from portal.workflow.models import Record
from portal.workflow.perform import Done, available, perform
from portal.workflow.steps import Step
from tests import cast

Actors = dict[str, set[Role]]


def put(record: Record, state: str) -> Record:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflow_record SET state = %s, private_to_id = NULL WHERE id = %s",
            [state, record.pk],
        )
    return type(record).objects.get(pk=record.pk)


def cases(model: type[Record], actors: Actors) -> Iterator[tuple[str, str, str]]:
    return product(model.STEPS, model.STATES.values, actors)


def surprises(
    record: Record,
    actors: Actors,
    *,
    data: dict[str, dict],
    prepare: Callable[[Step, str], None] = lambda step, state: None,
    admits: Callable[[Step, str], bool] = lambda step, who: True,
    steps: Iterable[str] | None = None,
) -> list[tuple]:
    """What succeeds and should not, or should and does not; or is offered otherwise than it is taken.

    `actors` says which parts each plays in the project. `prepare` meets, for one step in one state,
    whatever else the step asks; `admits` says who is left out though the part would do. `steps` are
    those that are tried, all of them if it is not given.
    """
    wrong = []
    for name, state in product(steps or record.STEPS, record.STATES.values):
        step = record.STEPS[name]
        with transaction.atomic():
            prepare(step, state)
            ready = put(record, state)
            for who, roles in (actors if state in step.sources else one_of_each(actors)).items():
                actor = cast.actor(who)
                open_to = bool(roles & step.actors) and state in step.sources and admits(step, who)
                # In other states nothing is offered; there the steps themselves are tried all the same.
                offered = open_to if state not in step.sources else name in _offers(ready, actor)
                with transaction.atomic():
                    outcome = perform(
                        ready, name, actor=actor, version=ready.version, **data.get(name, {})
                    )
                    transaction.set_rollback(True)
                if isinstance(outcome, Done) != open_to or offered != open_to:
                    wrong.append((step.key, who, state, outcome))
            transaction.set_rollback(True)
    return wrong


def one_of_each(actors: Actors) -> Actors:
    """One actor for each set of parts: in the wrong state it does not matter who of them it is."""
    return {
        who: actors[who] for who in {frozenset(each): who for who, each in actors.items()}.values()
    }


def _offers(record: Record, actor: Actor) -> set[str]:
    return {step.name for step, why_not in available(record, actor) if why_not is None}
