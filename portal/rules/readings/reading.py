"""What a reading is, and the constants that the clause table takes from readings."""

from dataclasses import dataclass

from ..text import Text

# X1: clause 18 says 20 in digits and 25 in words.
DESIGN_TASK_WORKING_DAYS = 20
DESIGN_TASK_OUTER_WORKING_DAYS = 25

# X2, X22: day 1 of a term is the day after the event.
COUNT_FROM_NEXT_DAY = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A slip, gap or contradiction in the text, and how the portal reads it.

    `slip` says what the text says; `reading` says what we take it to mean. `constants`
    names the constants of this module that carry the reading into the terms.
    """

    code: str
    clauses: tuple[str, ...]
    title: Text
    slip: Text
    reading: Text
    constants: tuple[str, ...] = ()
