"""Sealing and unsealing a bid: HPKE (RFC 9180), X25519 with ML-KEM-768, HKDF-SHA256, AES-256-GCM.

Pure: no database, no settings. The hybrid holds as long as either of its two halves does, so that an
envelope copied today is not opened by a quantum computer later.
"""

import json

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
PORTAL = "architectural-portal"
MLKEM_SEED, MLKEM_PUBLIC = 64, 1184  # bytes


class Unsealable(ValueError):
    """The envelope does not open with this key for this bid."""


def new_pair() -> tuple[bytes, bytes]:
    """A fresh key pair: (private, public), each the ML-KEM half followed by the X25519 half."""
    mlkem, x25519 = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = mlkem.private_bytes_raw() + x25519.private_bytes_raw()
    public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    return private, public


def bid_info(tender: int, round_id: int, number: str) -> bytes:
    """What an envelope is bound to: it opens as no other bid, in no other round or tender."""
    return json.dumps(["bid", 1, PORTAL, tender, round_id, number]).encode()


def seal(plain: bytes, public: bytes, info: bytes) -> bytes:
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC:]),
    )
    return SUITE.encrypt(plain, key, info)


def unseal(ciphertext: bytes, private: bytes, info: bytes) -> bytes:
    """Raises Unsealable for another key, another `info` or a changed byte."""
    key = hpke.MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(private[:MLKEM_SEED]),
        X25519PrivateKey.from_private_bytes(private[MLKEM_SEED:]),
    )
    try:
        return SUITE.decrypt(ciphertext, key, info)
    except (InvalidTag, ValueError) as problem:
        raise Unsealable("The envelope does not open.") from problem
