"""Opening a round: the opener's judgement and its reading of every envelope.

Only a connection that may read private keys can do it: the opener's own process, or the owner that
plays stories and tests inside a transaction of its own.
"""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from portal.rules.refusal import Refusal
from portal.workdays import clock

from . import refusals
from .commission import quorum_of, standing_of
from .models import OpenedBid, OpenerRound, Round, SealedBid, SealedSecret
from .private_keys import CopyChanged, KeyLost, private_key
from .reading import read_bid
from .rounds import locked, note


def open_round(round_id: int) -> list[OpenedBid] | Refusal:
    """Open every standing bid, in one transaction; idempotent.

    The later of the two closing moments and the larger of the two quorums count. An envelope that
    cannot be read becomes an `OpenedBid` that says why and holds up no other. Refusals: not-open,
    round-failed, too-early (47), not-closed, no-commission (36(1)), no-quorum, copy-changed, key-lost.
    """
    with transaction.atomic():
        round_ = locked(round_id)
        if round_ is None:
            return refusals.no_round()
        if round_.opened_at is not None:
            return opened_of(round_)
        moment = _moment()
        if refusal := refuse_opening(round_, moment):
            return refusal
        try:
            secret = SealedSecret.objects.select_related("key").get(key=round_.key_id)
            private = private_key(secret, round_.opener_copy)
        except CopyChanged:
            return refusals.copy_changed()
        except (KeyLost, SealedSecret.DoesNotExist):
            return refusals.key_lost()
        opened = _read_all(round_, private, moment)
        round_.opened_at = moment
        round_.save(update_fields=["opened_at"])
        unreadable = sorted(bid.number for bid in opened if bid.unreadable)
        note(round_, "round.open", moment, bids=len(opened), unreadable=unreadable)
        return opened


def refuse_opening(round_: Round, moment: datetime) -> Refusal | None:
    """Everything but the key; the web process asks the same before it orders an opening."""
    copy = OpenerRound.objects.filter(round=round_).first()
    if copy is None:
        return refusals.copy_changed()
    closes_at = max(round_.closes_at, copy.closes_at)
    if moment < closes_at:
        return refusals.too_early(closes_at)
    if round_.failed_at is not None:
        return refusals.round_failed()
    if round_.closed_at is None:
        return refusals.not_closed()
    standing = standing_of(round_, moment)
    if standing is None:
        return refusals.no_commission()
    quorum = quorum_of(round_, standing, closes_at, moment)
    if not quorum.reached:
        return refusals.no_quorum(quorum.confirmed, quorum.required)
    return None


def opened_of(round_: Round) -> list[OpenedBid]:
    return list(OpenedBid.objects.filter(round=round_).order_by("number"))


def _read_all(round_: Round, private: bytes, moment: datetime) -> list[OpenedBid]:
    """One envelope after the other: each may be 20 MiB. In the order of their random numbers."""
    numbers = SealedBid.objects.filter(round=round_, withdrawn_at=None).order_by("number")
    with connection.cursor() as cursor:
        # A file of an organisation that is not there must fail in its own bid, not at the commit.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        opened = [
            read_bid(SealedBid.objects.get(pk=number), round_, private, moment)
            for number in list(numbers.values_list("number", flat=True))
        ]
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return opened


def _moment() -> datetime:
    """Now; where the opener has a machine of its own, not before that machine's clock says so:
    whoever owns the database moves portal_now() but not both."""
    moment = clock.now()
    return min(moment, clock.machine_now()) if settings.OPENER_OWN_CLOCK else moment
