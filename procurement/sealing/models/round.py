"""A round of a tender, as far as sealing needs to know it."""

from django.db import models
from django.db.models import F, Q

from .keys import SealingKey


class Round(models.Model):
    """Bids are taken from `published_at` until `closes_at` (clause 47), under one key.

    A bid's write holds this row FOR SHARE, closing and opening FOR UPDATE. The database refuses
    to move what was published, and any step back. `tender_id` is the key of a record of a later
    app, hence no foreign key.
    """

    tender_id = models.BigIntegerField()
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    # The first moment that is too late: 24:00 in Almaty of the last day.
    closes_at = models.DateTimeField()
    key = models.OneToOneField(SealingKey, models.PROTECT, related_name="round")
    closed_at = models.DateTimeField(null=True)
    bid_count = models.PositiveIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    # Its bids can never be opened: the opener's master key was lost.
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=3), name="sealing_round_number"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("published_at")), name="sealing_round_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, bid_count=None, opened_at=None)
                | Q(closed_at__gte=F("closes_at"), bid_count__isnull=False),
                name="sealing_round_in_order",
            ),
            models.UniqueConstraint(
                fields=["tender_id"],
                condition=Q(closed_at=None, failed_at=None),
                name="sealing_round_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_at"],
                name="sealing_round_due",
                condition=Q(closed_at=None, failed_at=None),
            ),
            models.Index(fields=["tender_id", "number"], name="sealing_round_of_tender"),
        ]

    def __str__(self) -> str:
        return f"round {self.number} of tender {self.tender_id}"
