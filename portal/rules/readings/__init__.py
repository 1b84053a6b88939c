"""Our readings X1-X30 of the order where its text slips, contradicts itself or is silent."""

from .meaning import MEANING
from .procedure import PROCEDURE
from .reading import (
    COUNT_FROM_NEXT_DAY,
    DESIGN_TASK_OUTER_WORKING_DAYS,
    DESIGN_TASK_WORKING_DAYS,
    Reading,
)
from .timing import TIMING
from .wording import WORDING

READINGS = {
    reading.code: reading
    for reading in sorted(
        (*TIMING, *PROCEDURE, *MEANING, *WORDING), key=lambda reading: int(reading.code[1:])
    )
}

__all__ = [
    "COUNT_FROM_NEXT_DAY",
    "DESIGN_TASK_OUTER_WORKING_DAYS",
    "DESIGN_TASK_WORKING_DAYS",
    "READINGS",
    "Reading",
]
