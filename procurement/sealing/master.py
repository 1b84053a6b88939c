"""The opener's master key: the one secret that is never in the database.

In production PORTAL_OPENER_KEY or the file PORTAL_OPENER_KEY_FILE gives it (`openssl rand -base64 32`)
to the opener alone. Otherwise it is the file opener.key in PORTAL_HOME, made once, 0600.
"""

import base64
import binascii
import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

KEY_BYTES = 32


class NoMasterKey(Exception):  # noqa: N818 - said to a person, in one sentence
    """There is no usable master key; the sentence says what to do."""


def master_key(*, make: bool = False) -> bytes:
    """The key; with `make` a missing file is made. Raises NoMasterKey."""
    if settings.OPENER_KEY:
        return _read(settings.OPENER_KEY, "PORTAL_OPENER_KEY")
    path = Path(settings.OPENER_KEY_FILE)
    if make and not path.exists():
        _make(path)
    try:
        return _read(path.read_text(), str(path))
    except OSError as problem:
        raise NoMasterKey(
            f"The opener's master key {path} cannot be read ({problem.strerror}): restore it from its "
            "backup; see docs/sealed-bids.md."
        ) from None


def name_of(key: bytes) -> str:
    """Tells master keys apart and nothing else about them."""
    return hashlib.sha256(b"name of a master key" + key).hexdigest()[:16]


def _read(text: str, place: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise NoMasterKey(
            f"{place} is not the base64 of 32 bytes: restore it from its backup "
            "(a new one: openssl rand -base64 32)."
        )
    return key


def _make(path: Path) -> None:
    """Written beside and linked when whole: of two that start at once one wins, for both."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(beside, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink(missing_ok=True)
