"""What the clock does to tenders: the sweep closes them and fetches what the opener has read."""

import logging

from portal.accounts.actor import SYSTEM
from portal.rules.refusal import Refusal
from portal.workdays import clock
from portal.workflow.perform import perform
from portal.workflow.sweep import Swept, each_sweep

from .models import Tender

log = logging.getLogger(__name__)


def close_due_tenders() -> int:
    """Close every tender whose moment has come; how many were closed. Safe at any time, twice, late.

    Nothing depends on it: a late bid is refused by its own comparison.
    """
    due = Tender.objects.filter(
        state=Tender.State.ACCEPTING_BIDS, closes_at__lte=clock.now()
    ).order_by("closes_at")
    return sum(_take(tender, "close") for tender in due)


def fetch_opened_tenders() -> int:
    """Tenders whose bids the opener has read go on; how many did."""
    opening = Tender.objects.filter(state=Tender.State.OPENING).order_by("pk")
    return sum(_take(tender, "receive_bids") for tender in opening)


@each_sweep
def sweep_tenders(swept: Swept, chunk: int) -> None:
    close_due_tenders()
    fetch_opened_tenders()


def _take(tender: Tender, step: str) -> bool:
    try:
        outcome = perform(tender, step, actor=SYSTEM)
    except Exception:
        log.exception("%s of tender %s failed; the others go on.", step, tender.pk)
        return False
    return not isinstance(outcome, Refusal)
