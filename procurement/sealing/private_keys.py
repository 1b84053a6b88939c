"""Private keys in the opener's hands: bound to their round, unwrapped for the opening."""

from . import symmetric, wrapping
from .master import NoMasterKey, master_key, name_of
from .models import OpenerRound, SealedSecret


class KeyLost(Exception):  # noqa: N818 - a state of the round
    """The master key that wrapped this round's key is not the one we have."""


class CopyChanged(Exception):  # noqa: N818 - a state of the round
    """The key does not unwrap for the round and moment in the opener's copy: it was changed."""


def private_key(secret: SealedSecret, copy: OpenerRound) -> bytes:
    """The private key of the round. Raises KeyLost or CopyChanged."""
    try:
        master = master_key()
    except NoMasterKey as problem:
        raise KeyLost from problem
    if secret.master != name_of(master):
        raise KeyLost
    try:
        return wrapping.unwrap(bytes(secret.wrapped), master, _purpose(secret, copy))
    except symmetric.Undecipherable as problem:
        raise CopyChanged from problem


def bind(secret: SealedSecret, copy: OpenerRound) -> None:
    """From now on the key unwraps for this round and this closing moment only. Raises as above."""
    private = private_key(secret, copy)
    secret.bound = True
    secret.wrapped = wrapping.wrap(private, master_key(), _purpose(secret, copy))
    secret.save(update_fields=["wrapped", "bound"])


def _purpose(secret: SealedSecret, copy: OpenerRound) -> bytes:
    public = bytes(secret.key.public_key)
    if secret.bound:
        return wrapping.bound(public, copy.round_id, copy.closes_at)
    return wrapping.pooled(public)
