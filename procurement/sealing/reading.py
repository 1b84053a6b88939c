"""One envelope: opened, checked against what stands outside it, written down."""

import hashlib
import logging
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError, transaction

from portal.accounts.actor import Actor
from portal.accounts.models import User
from portal.documents.actions import mark_attached, store
from portal.documents.content import InvalidFile
from portal.organisations.models import Organisation

from . import envelope
from .blinding import is_bidder
from .models import OpenedBid, Round, SealedBid
from .payload import Attachment, NotAPayload, Payload, unpack
from .typed import encode

Unreadable = OpenedBid.Unreadable
log = logging.getLogger(__name__)


# What the content can cause. Not a lost connection or a full disk: those undo the whole opening, and
# it is tried again.
NOT_OUR_FORM = (
    ArithmeticError, AttributeError, DataError, IntegrityError, LookupError, TypeError, ValidationError,
    ValueError,
)  # fmt: skip


class _Spoilt(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_bid(bid: SealedBid, round_: Round, private: bytes, moment: datetime) -> OpenedBid:
    """What the bid says, or why it says nothing; never raises for what is inside."""
    try:
        with transaction.atomic():
            return _written(bid, _payload(bid, round_, private), moment)
    except _Spoilt as spoilt:
        why = spoilt.why
    except NOT_OUR_FORM as problem:
        # Sealed by something that is not our form. The words of the problem may quote the bid.
        log.error("Bid %s holds what cannot be written down: %s", bid.number, type(problem))
        why = Unreadable.CORRUPT
    return OpenedBid.objects.create(
        round_id=bid.round_id, number=bid.number, submitted_at=bid.submitted_at, unreadable=why
    )


def _payload(bid: SealedBid, round_: Round, private: bytes) -> Payload:
    ciphertext = bytes(bid.ciphertext)
    if hashlib.sha256(ciphertext).hexdigest() != bid.sha256:
        raise _Spoilt(Unreadable.CHECKSUM)
    info = envelope.bid_info(round_.tender_id, round_.pk, bid.number)
    try:
        payload = unpack(envelope.unseal(ciphertext, private, info))
    except (envelope.Unsealable, NotAPayload):
        raise _Spoilt(Unreadable.CORRUPT) from None
    if not is_bidder(bid.bidder, payload.identity["organisation"], round_.pk):
        raise _Spoilt(Unreadable.IDENTITY)
    return payload


def _written(bid: SealedBid, payload: Payload, moment: datetime) -> OpenedBid:
    identity, price = payload.identity, payload.content["price"]
    if not isinstance(price, Decimal):
        raise TypeError("The price is a Decimal.")
    return OpenedBid.objects.create(
        round_id=bid.round_id, number=bid.number, submitted_at=bid.submitted_at,
        organisation_id=identity["organisation"], user_id=identity["user"], identity=identity,
        price=price, content=encode(payload.content),
        attachments=[_kept(file, identity, moment) for file in payload.attachments],
    )  # fmt: skip


def _kept(file: Attachment, identity: dict, moment: datetime) -> dict:
    """The file as a document of the bidder's."""
    bidder = Actor(
        User(pk=identity["user"]), Organisation(pk=identity["organisation"]), None, frozenset()
    )
    told = {"name": file.name, "size": len(file.content), "sha256": file.sha256}
    try:
        document = store(SimpleUploadedFile(file.name, file.content), actor=bidder)
    except InvalidFile as invalid:
        return told | {"problem": invalid.code}
    mark_attached([document], at=moment)
    return told | {"document": document.pk}
