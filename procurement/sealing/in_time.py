"""Doing something to a bid while its round still takes bids: the comparison of clause 47."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, connection, transaction

from portal.rules.refusal import Refusal, Refused
from portal.workdays import clock

from . import refusals
from .models import Round

CLOSED = "sealing_bid_in_time"  # what the database calls its own comparison (migration 0002)
T = TypeVar("T")


def in_time(
    round_id: int, bidder: str, change: Callable[[Round, datetime], T | Refusal]
) -> T | Refusal:
    """`change(round, moment)` in one transaction, under the locks, if it is not too late.

    The round is held FOR SHARE: bids go on beside each other and closing waits for all of them. One
    bidder's own writes follow one another. The moment is read after both, in a statement of its own.
    """
    try:
        with transaction.atomic():
            round_ = _hold(round_id, bidder)
            moment = clock.now()
            if round_ is None or round_.failed_at or moment < round_.published_at:
                return refusals.no_round()
            if round_.closed_at or moment >= round_.closes_at:
                return refusals.bids_closed(round_.closes_at)
            outcome = change(round_, moment)
            if isinstance(outcome, Refusal):
                raise Refused(outcome)  # whatever was changed on the way is undone
            return outcome
    except Refused as refused:
        return refused.refusal
    except IntegrityError as problem:
        # The moment of closing passed between the comparison above and the write.
        if problem.__cause__.diag.constraint_name != CLOSED:
            raise
        return refusals.bids_closed(Round.objects.get(pk=round_id).closes_at)


def _hold(round_id: int, bidder: str) -> Round | None:
    rows = Round.objects.raw("SELECT * FROM sealing_round WHERE id = %s FOR SHARE", [round_id])
    found = next(iter(rows), None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [bidder])
    return found
