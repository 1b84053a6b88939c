"""What the opener keeps for itself and what it hands out. The application only reads these
tables, and adds orders."""

from django.db import models
from django.db.models import Q

from ..typed import decode
from .round import Round


class OpenerRound(models.Model):
    """The opener's own copy of the closing moment and of the quorum.

    Made by the database when the key is taken (migration 0002), so no later change of the round or
    of the Commission brings an opening forward: the later moment and the larger quorum count.
    """

    round = models.OneToOneField(
        Round, models.PROTECT, related_name="opener_copy", primary_key=True
    )
    closes_at = models.DateTimeField()
    quorum = models.PositiveSmallIntegerField(null=True)  # null until a Commission stands

    def __str__(self) -> str:
        return f"opener's copy of {self.round_id}"


class OpeningOrder(models.Model):
    """The web process asks for a round to be opened; the opener judges and answers here."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="orders")
    ordered_at = models.DateTimeField()
    ordered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    # Code of the refusal; "" when the bids were opened.
    refused = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(answered_at=None), name="sealing_order_one_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"order {self.pk} for {self.round_id}"


class OpenedBid(models.Model):
    """A bid as it was read at the opening; written by the opener, never changed.

    `content` is the typed content as `typed.encode` writes it; read it through `answers`.
    `attachments` lists {"document": id, "name", "size", "sha256"}, or {"problem": code} where a
    file could not be kept. A bid that could not be read has `unreadable` say why, and nothing else.
    """

    class Unreadable(models.TextChoices):
        """Why an envelope gave nothing."""

        CORRUPT = "corrupt"  # it does not open under the round's key, or is no bid inside
        CHECKSUM = "checksum"  # the ciphertext is not the one of the receipt
        IDENTITY = "identity"  # the bidder inside is not the bidder outside

    round = models.ForeignKey(Round, models.PROTECT, related_name="opened")
    number = models.CharField(max_length=14)
    submitted_at = models.DateTimeField()
    organisation_id = models.BigIntegerField(null=True)
    user_id = models.BigIntegerField(null=True)
    # Names and BIN as they were at submission.
    identity = models.JSONField(default=dict)
    price = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    content = models.JSONField(default=dict)
    attachments = models.JSONField(default=list)
    unreadable = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="sealing_opened_once"),
            models.CheckConstraint(
                condition=Q(unreadable="", organisation_id__isnull=False, price__isnull=False)
                | ~Q(unreadable="") & Q(organisation_id=None, price=None),
                name="sealing_opened_or_unreadable",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def answers(self) -> dict:
        """The content with its decimals and dates as the bidder's form gave them."""
        return decode(self.content)
