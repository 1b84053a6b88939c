"""Closing a round: the count after which no bid slips in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from portal.rules.refusal import Refusal
from portal.workdays import clock

from . import refusals
from .models import BidDraft, Round, SealedBid
from .rounds import locked, note


@dataclass(frozen=True, slots=True)
class Closed:
    """How many bids stand, and when that was counted."""

    bid_count: int
    closed_at: datetime
    repeated: bool = False


def close_round(round_id: int) -> Closed | Refusal:
    """Count the standing bids and delete the drafts; any time from `closes_at` on, by anybody.

    Waits for every write of a bid that holds the round. Idempotent. Nothing depends on its being
    called in time: late bids are refused by their own comparison. Refusals: not-open, too-early (47).
    """
    with transaction.atomic():
        round_ = locked(round_id)
        if round_ is None:
            return refusals.no_round()
        if round_.closed_at is not None:
            return Closed(round_.bid_count, round_.closed_at, repeated=True)
        moment = clock.now()
        if moment < round_.closes_at:
            return refusals.too_early(round_.closes_at)
        round_.closed_at = moment
        round_.bid_count = SealedBid.objects.filter(round=round_, withdrawn_at=None).count()
        round_.save(update_fields=["closed_at", "bid_count"])
        BidDraft.objects.filter(round=round_).delete()
        note(round_, "round.close", moment, bids=round_.bid_count)
        return Closed(round_.bid_count, moment)


def due_rounds() -> list[Round]:
    """Rounds whose moment has come and that nobody has closed yet, oldest first: for the sweep."""
    waiting = Round.objects.filter(closed_at=None, failed_at=None, closes_at__lte=clock.now())
    return list(waiting.order_by("closes_at", "pk"))
