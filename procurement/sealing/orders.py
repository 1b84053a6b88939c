"""Asking the opener, from a process that may not open anything itself."""

import time

from django.db import transaction

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal
from portal.workdays import clock

from . import refusals
from .models import OpenedBid, OpeningOrder, Round
from .opening import open_round, opened_of, refuse_opening
from .pool import holds_secrets

LOOK_AGAIN = 0.2  # seconds


def opened_bids(round_id: int) -> list[OpenedBid] | Refusal:
    """The bids of an opened round. In stories and tests, which hold the keys, this opens it.

    For a step's condition. Refusals: those of `open_round`, and being-opened while the opener
    has not answered yet (or nobody has ordered).
    """
    if holds_secrets():
        return open_round(round_id)
    round_ = Round.objects.filter(pk=round_id).first()
    if round_ is None:
        return refusals.no_round()
    if round_.opened_at is not None:
        return opened_of(round_)
    return refuse_opening(round_, clock.now()) or _answer(round_) or refusals.being_opened()


def order_opening(
    round_id: int, *, actor: Actor | None = None, wait: float = 0
) -> list[OpenedBid] | Refusal:
    """Ask the opener and wait up to `wait` seconds for it. Ordering twice is one order.

    Not inside a transaction: the opener sees an order when it is committed. So call it before the
    step, never in it. Refusals as `opened_bids`.
    """
    outcome = opened_bids(round_id)
    if not isinstance(outcome, Refusal) or outcome.code not in RETRIED:
        return outcome
    with transaction.atomic():
        OpeningOrder.objects.bulk_create(
            [OpeningOrder(round_id=round_id, ordered_at=clock.now(),
                          ordered_by=actor and actor.user_id)],
            ignore_conflicts=True,
        )  # fmt: skip
    until = time.monotonic() + wait
    while True:
        outcome = opened_bids(round_id)
        waiting = isinstance(outcome, Refusal) and outcome.code == "being-opened"
        if not waiting or time.monotonic() >= until:
            return outcome
        time.sleep(LOOK_AGAIN)


# What a new order may change: the opener has not answered, or its key may have been restored.
RETRIED = {"being-opened", "key-lost", "copy-changed", "opener-failed"}
ANSWERS = {
    "key-lost": refusals.key_lost,
    "copy-changed": refusals.copy_changed,
    "opener-failed": refusals.opener_failed,
}


def _answer(round_: Round) -> Refusal | None:
    """What the opener said to the last order, if only it can know."""
    last = OpeningOrder.objects.filter(round=round_).order_by("-pk").first()
    if last is None or last.answered_at is None:
        return None
    return ANSWERS[last.refused]() if last.refused in ANSWERS else None


def opener_trouble(round_id: int) -> Refusal | None:
    """Why the opener could not open the round when it was asked last; None while it has not said so."""
    round_ = Round.objects.filter(pk=round_id).first()
    return round_ and _answer(round_)
