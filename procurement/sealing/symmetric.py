"""AES-256-GCM with a random nonce in front; `about` is what the bytes are bound to. Pure."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


class Undecipherable(ValueError):
    """Another key, another purpose, or a changed byte."""


def encrypt(plain: bytes, key: bytes, about: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def decrypt(data: bytes, key: bytes, about: bytes) -> bytes:
    """Raises Undecipherable."""
    try:
        return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as problem:
        raise Undecipherable("These bytes cannot be read.") from problem
