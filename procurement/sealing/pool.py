"""Fresh key pairs, made by the opener ahead of need, so that publishing never waits for it."""

from datetime import datetime

from django.db import connection

from . import envelope, wrapping
from .master import master_key, name_of
from .models import SealedSecret, SealingKey

POOL = 8


def holds_secrets() -> bool:
    """Whether this connection may read private keys: the opener's role, or the owner that plays
    stories and tests. The database answers, so no setting can be wrong about it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('sealing_sealedsecret', 'SELECT')")
        return cursor.fetchone()[0]


def make_pairs(count: int, *, at: datetime) -> None:
    """Raises master.NoMasterKey."""
    master = master_key(make=True)
    for _number in range(count):
        private, public = envelope.new_pair()
        key = SealingKey.objects.create(public_key=public, created_at=at)
        wrapped = wrapping.wrap(private, master, wrapping.pooled(public))
        SealedSecret.objects.create(key=key, wrapped=wrapped, master=name_of(master))


def free_keys():
    return SealingKey.objects.filter(taken_at=None, retired_at=None)


def take_key(*, at: datetime) -> SealingKey | None:
    """A key for one round, inside its transaction; None when the pool is empty.

    Where there is no opener beside (stories, tests) an empty pool is filled on the spot.
    """
    key = _take(at)
    if key is None and holds_secrets():
        make_pairs(1, at=at)
        key = _take(at)
    return key


def _take(at: datetime) -> SealingKey | None:
    key = free_keys().select_for_update(skip_locked=True).order_by("pk").first()
    if key is not None:
        key.taken_at = at
        key.save(update_fields=["taken_at"])
    return key
