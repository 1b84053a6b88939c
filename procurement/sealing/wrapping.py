"""Private keys under the master key. A wrapping names what it is for: first the pool, then, as soon
as the opener sees that a round took the key, the round and its closing moment. Who edits the
opener's copy of the closing moment afterwards is left with a key that does not unwrap.
"""

import json
from datetime import UTC, datetime

from . import symmetric


def pooled(public: bytes) -> bytes:
    """The purpose of a key nobody took yet."""
    return json.dumps(["pool", 1, public.hex()]).encode()


def bound(public: bytes, round_id: int, closes_at: datetime) -> bytes:
    """The purpose of a key a round took: this round, never before this moment."""
    moment = closes_at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(["round", 1, public.hex(), round_id, moment]).encode()


def wrap(private: bytes, master: bytes, purpose: bytes) -> bytes:
    return symmetric.encrypt(private, master, purpose)


def unwrap(wrapped: bytes, master: bytes, purpose: bytes) -> bytes:
    """Raises symmetric.Undecipherable: another master key, round or moment."""
    return symmetric.decrypt(wrapped, master, purpose)
