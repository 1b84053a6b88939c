"""The sweep: finds what time has brought about and says so. No silent approval, ever.

The database is the truth: each pass decides again from the present state, under locks,
in chunks, set-based. Safe to run twice, at once, late, or after a long gap.
"""

from .missed import mark_missed
from .passes import CHUNK, PASSES, Swept, each_sweep
from .reminders import remind

__all__ = ["Swept", "each_sweep", "sweep"]


def sweep(chunk: int = CHUNK) -> Swept:
    """Mark the terms that have run out, remind of those about to, then what later apps add.

    In this order: nobody is reminded of a term that was marked as missed a moment ago.
    """
    swept = Swept()
    for work in (mark_missed, remind, *PASSES):
        work(swept, chunk)
    return swept
