"""Sealed bids and drafts: nothing here names a bidder, a person or a price in clear."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThan, LessThanOrEqual

from ..payload import PLAIN_LIMIT
from .round import Round

CIPHERTEXT_LIMIT = PLAIN_LIMIT + 4096  # what sealing adds
FITS = LessThanOrEqual(Length("ciphertext"), CIPHERTEXT_LIMIT)


class SealedBid(models.Model):
    """A bid under seal. `bidder` is a keyed hash of organisation and round.

    A bid that was withdrawn or replaced keeps its checksum and loses its ciphertext, so that it
    can never be opened. The number is random, since a sequence would tell how many there are.
    """

    number = models.CharField(max_length=14, primary_key=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="bids")
    bidder = models.CharField(max_length=64)
    # Recognises the same submit; a keyed hash over a random word of the form.
    submit = models.CharField(max_length=64, blank=True, default="")
    ciphertext = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "bidder"],
                condition=Q(withdrawn_at=None),
                name="sealing_bid_one_standing",
            ),
            models.CheckConstraint(condition=FITS, name="sealing_bid_size"),
            models.CheckConstraint(
                condition=Q(GreaterThan(Length("ciphertext"), 0), withdrawn_at=None)
                | Q(Exact(Length("ciphertext"), 0), withdrawn_at__isnull=False),
                name="sealing_bid_withdrawn_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class BidDraft(models.Model):
    """What a bidder has typed so far, encrypted with a key of the web process.

    Goes away at submission and at closing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.PROTECT, related_name="drafts")
    owner = models.CharField(max_length=64)
    ciphertext = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "owner"], name="sealing_draft_one"),
            models.CheckConstraint(condition=FITS, name="sealing_draft_size"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BidDraftFile(models.Model):
    """An attachment of a draft, name and content encrypted alike."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(BidDraft, models.CASCADE, related_name="files")
    label = models.BinaryField()  # name, kind and size, for lists
    ciphertext = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=FITS, name="sealing_draft_file_size")]

    def __str__(self) -> str:
        return str(self.pk)
