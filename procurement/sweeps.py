"""What the clock does to tenders and rents: the sweep closes, fetches what was opened, notes three years."""

import logging

from django.db import connection

from portal.accounts.actor import SYSTEM
from portal.rules.refusal import Refusal
from portal.workdays import clock
from portal.workflow.models import Record
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


# The day is asked in the same question: an idle sweep asks as little as it can.
OVER = """
SELECT record_id FROM workflow_obligation
WHERE state = 'running' AND due_on < (SELECT (portal_now() AT TIME ZONE 'Asia/Almaty')::date)
    AND code = ANY(%s)
ORDER BY due_on LIMIT %s
"""


def note_three_years(limit: int) -> int:
    """Contracts whose three years of rent are over (103-1, 103-2); of how many it was noted.

    What is missed was marked a moment ago, so that the index on running terms that are over holds
    nothing else: an idle sweep reads none.
    """
    with connection.cursor() as cursor:
        cursor.execute(OVER, [MILESTONES, limit])
        keys = [record for (record,) in cursor]
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
