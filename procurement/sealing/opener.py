"""The opener at work: keys ahead of need, keys bound to their rounds, orders answered.

Everything is in the database, each piece of work is one transaction: killed at any point, it begins
again where nothing was done yet. Two openers at once share the work.
"""

import logging

from django.db import connection, transaction

from portal.rules.refusal import Refusal
from portal.workdays import clock

from .master import NoMasterKey, master_key, name_of
from .models import OpeningOrder, SealedSecret, SealingKey
from .opening import open_round
from .pool import POOL, free_keys, make_pairs
from .private_keys import CopyChanged, KeyLost, bind

REFILLING = 0x5EA1  # an advisory lock: one opener refills at a time
log = logging.getLogger(__name__)


def begin() -> list[int]:
    """Checks the master key before the work starts; the rounds whose key it does not unwrap.

    A missing key file is made only when nothing depends on the one that was. Raises NoMasterKey.
    """
    try:
        name = name_of(master_key())
    except NoMasterKey:
        if _depending().exists():
            raise
        name = name_of(master_key(make=True))
    lost = _depending().exclude(master=name)
    return sorted(lost.values_list("key__round", flat=True))


def turn() -> None:
    """One look at everything there is to do."""
    refill()
    bind_keys()
    while answer_order():
        pass


def refill() -> None:
    """Keep POOL free keys that we can unwrap; what we cannot is retired."""
    if free_keys().count() >= POOL and not _strange().exists():
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REFILLING])
        moment = clock.now()
        SealingKey.objects.filter(pk__in=_strange().values("key")).update(retired_at=moment)
        make_pairs(max(0, POOL - free_keys().count()), at=moment)


def bind_keys() -> None:
    """Bind the keys that rounds have taken since the last look."""
    taken = SealedSecret.objects.filter(bound=False, key__round__isnull=False)
    for pk in list(taken.values_list("pk", flat=True)):
        with transaction.atomic():
            secrets = SealedSecret.objects.select_for_update(of=("self",), skip_locked=True)
            secret = secrets.filter(pk=pk, bound=False).select_related("key__round").first()
            if secret is None:
                continue
            try:
                bind(secret, secret.key.round.opener_copy)
            except (KeyLost, CopyChanged) as problem:
                log.error("Key %s cannot be bound to its round: %s", pk, type(problem).__name__)


def answer_order() -> bool:
    """Judge and answer the oldest order that nobody else is at; False when there is none."""
    order = None
    try:
        with transaction.atomic():
            orders = OpeningOrder.objects.select_for_update(of=("self",), skip_locked=True)
            order = orders.filter(answered_at=None).order_by("pk").first()
            if order is None:
                return False
            outcome = open_round(order.round_id)
            _answered(order, outcome.code if isinstance(outcome, Refusal) else "")
    except Exception:
        if order is None or not connection.is_usable():
            raise
        log.exception("The order %s failed; the others go on.", order.pk)
        _answered(order, "opener-failed")
    return True


def _answered(order: OpeningOrder, code: str) -> None:
    order.answered_at, order.refused = clock.now(), code
    order.save(update_fields=["answered_at", "refused"])
    log.info("Round %s: %s", order.round_id, code or "opened")


def _depending():
    """Secrets that bids are waiting for."""
    return SealedSecret.objects.filter(
        key__round__isnull=False, key__round__opened_at=None, key__round__failed_at=None
    )


def _strange():
    """Secrets of free keys that another master key wrapped."""
    free = SealedSecret.objects.filter(key__taken_at=None, key__retired_at=None)
    return free.exclude(master=name_of(master_key()))
