"""Publishing a round, and what it can come to besides closing and opening."""

from datetime import datetime, timedelta

from django.db import transaction

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.rules.refusal import Refusal
from portal.workdays import clock

from . import pool, refusals
from .models import Round

DAY = timedelta(days=1)


def stream_of(round_id: int) -> str:
    return f"round:{round_id}"


def publish_round(tender_id: int, number: int, *, closes_at: datetime) -> Round | Refusal:
    """Start taking bids for round `number` (1–3) of a tender, now and until `closes_at`.

    Inside the transaction of the tender's step. `closes_at` is the 24:00 computed by clause 47
    (`clock.end_of_day`); raises ValueError for any other time of day. Refusals: no-key,
    round-running.
    """
    if clock.end_of_day(clock.local_date(closes_at) - DAY) != closes_at:
        raise ValueError("Bids are taken until 24:00 in Almaty.")
    with transaction.atomic():
        moment = clock.now()
        if closes_at <= moment:
            raise ValueError("A round closes after it is published.")
        if Round.objects.filter(tender_id=tender_id, closed_at=None, failed_at=None).exists():
            return refusals.round_running()
        key = pool.take_key(at=moment)
        if key is None:
            return refusals.no_key()
        published = Round.objects.create(
            tender_id=tender_id, number=number, published_at=moment, closes_at=closes_at, key=key
        )
        note(published, "round.publish", moment, closes_at=closes_at.isoformat(), number=number)
        return published


def fail_round(round_id: int) -> Round | Refusal:
    """Declare a round failed, because its key is lost: what it received cannot be opened, and it
    takes no more bids. The tender is announced again. Idempotent.

    Refusals: not-open, already-opened.
    """
    with transaction.atomic():
        found = locked(round_id)
        if found is None:
            return refusals.no_round()
        if found.opened_at is not None:
            return refusals.already_opened()
        if found.failed_at is None:
            found.failed_at = clock.now()
            found.save(update_fields=["failed_at"])
            note(found, "round.fail", found.failed_at)
        return found


def locked(round_id: int) -> Round | None:
    """The round as it is now, held against every bid's write until the transaction ends."""
    return Round.objects.select_for_update(of=("self",)).filter(pk=round_id).first()


def note(
    round_: Round,
    verb: str,
    moment: datetime,
    blinded: str = "",
    actor: Actor | None = None,
    **data,
) -> None:
    """One audit row on the stream of the round. A bidder is `blinded`, never `actor`."""
    entry = chain.Entry(
        verb=verb, stream=stream_of(round_.pk), blinded=blinded, data=data,
        actor=actor and actor.user_id, organisation=actor and actor.organisation_id,
    )  # fmt: skip
    chain.append([entry], at=moment)
