"""What the clock does to tenders and rents: the sweep closes, fetches what was opened, notes three years."""

import logging

from portal.accounts.actor import SYSTEM
from portal.rules.refusal import Refusal
from portal.workdays import clock
from portal.workflow.models import Obligation, Record
from portal.workflow.obligations import MILESTONES
from portal.workflow.perform import perform
from portal.workflow.sweep import Swept, each_sweep

from .models import Contract, Tender

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


def note_three_years(limit: int) -> int:
    """Contracts whose three years of rent are over (103-1, 103-2); of how many it was noted.

    What is missed was marked a moment ago, so that the index on running terms that are over holds
    nothing else: an idle sweep reads none.
    """
    over = Obligation.objects.filter(
        state=Obligation.State.RUNNING, due_on__lt=clock.today(), code__in=MILESTONES
    ).order_by("due_on")
    keys = list(over.values_list("record", flat=True)[:limit])
    contracts = Contract.objects.filter(pk__in=keys).order_by("pk") if keys else ()
    return sum(_take(contract, "pass_three_years") for contract in contracts)


@each_sweep
def sweep_rents(swept: Swept, chunk: int) -> None:
    note_three_years(chunk)


def _take(record: Record, step: str) -> bool:
    try:
        outcome = perform(record, step, actor=SYSTEM)
    except Exception:
        log.exception("%s of %s failed; the others go on.", step, record)
        return False
    return not isinstance(outcome, Refusal)
