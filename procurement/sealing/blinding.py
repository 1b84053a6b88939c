"""Keys of the web process, derived from PORTAL_SECRET_KEY, and the names they hide.

While a round is open, PORTAL_SECRET_KEY may change only if the old value stays in
SECRET_KEY_FALLBACKS: a bidder would otherwise not find its own bid, nor the opener trust it.
"""

import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def bidders_of(organisation: int, round_id: int) -> list[str]:
    """What stands for the organisation in this round, and says nothing in another.

    The first is what is written now; the others, under older keys, are for finding what was
    written before.
    """
    return _under_each_key("bidder", organisation, round_id)


def is_bidder(bidder: str, organisation: int, round_id: int) -> bool:
    known = bidders_of(organisation, round_id)
    return any(hmac.compare_digest(bidder, name) for name in known)


def draft_owners_of(organisation: int, round_id: int) -> list[str]:
    """The same for drafts; other words, so that a draft does not lead to its bid."""
    return _under_each_key("draft owner", organisation, round_id)


def askers_of(organisation: int, round_id: int) -> list[str]:
    """The same for questions about the tender; other words, so that a question does not lead to a bid."""
    return _under_each_key("asker", organisation, round_id)


def draft_keys() -> list[bytes]:
    """What drafts are encrypted with: the key of now, then older ones."""
    return [_derived(secret, "draft content") for secret in _secrets()]


def submit_mark(token: str, content: bytes) -> str:
    """Recognises the same submit again; "" without a token.

    The token is a random word of the form and is kept nowhere, so that nobody who holds the key
    can try prices against the mark.
    """
    if not token:
        return ""
    key = _derived(settings.SECRET_KEY, "submit")
    return hmac.new(key, token.encode() + b"\0" + content, "sha256").hexdigest()


def _under_each_key(purpose: str, *facts: int) -> list[str]:
    said = ":".join(map(str, facts)).encode()
    return [
        hmac.new(_derived(secret, purpose), said, "sha256").hexdigest() for secret in _secrets()
    ]


def _secrets() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=32)
def _derived(secret: str, purpose: str) -> bytes:
    if not secret:
        raise RuntimeError("PORTAL_SECRET_KEY is empty: nothing can be hidden with it.")
    info = f"architectural-portal sealing 1: {purpose}".encode()
    return HKDF(SHA256(), 32, salt=None, info=info).derive(secret.encode())
