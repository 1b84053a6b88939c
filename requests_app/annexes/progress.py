"""How far the writing is: each section's state, and all of them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .bound import BoundSection
from .reading import mapping, sequence, text


class Stage(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    # Nothing is written, and nothing has to be.
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class SectionState:
    """A judged section: where it stands, and how many fields are to be corrected."""

    bound: BoundSection
    stage: Stage
    to_correct: int

    @property
    def settled(self) -> bool:
        return self.stage in (Stage.COMPLETE, Stage.OPTIONAL)


def state_of(bound: BoundSection, typed: object) -> SectionState:
    problems = sum(1 for _ in bound.problems())
    begun = _begun(typed)
    if not begun:
        stage = Stage.NOT_STARTED if problems else Stage.OPTIONAL
    else:
        stage = Stage.IN_PROGRESS if problems else Stage.COMPLETE
    return SectionState(bound, stage, problems)


def progress(parts: Iterable[BoundSection], sections: object) -> list[SectionState]:
    return [state_of(part, mapping(sections).get(part.key)) for part in parts]


def _begun(typed: object) -> bool:
    """Whether anything at all is written there."""
    return any(
        text(answer).strip()
        or any(text(said).strip() for row in sequence(answer) for said in mapping(row).values())
        for answer in mapping(typed).values()
    )
