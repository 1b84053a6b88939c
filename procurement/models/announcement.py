"""One announcement of a tender (clauses 42, 47): what stays of a round when the tender goes on."""

from django.db import models
from django.db.models import Q

from ..sealing.models import Round
from .design_task import DesignTask


class Announcement(models.Model):
    """Written by the publication and never changed; the database refuses that as well.

    A tender has as many as it was published times. The rung of clause 53-1 is `round.number`: after
    all bids were rejected (ours) two announcements have the same.
    """

    tender = models.ForeignKey("Tender", models.PROTECT, related_name="announced")
    # 1, 2, 3 …: which announcement of its tender it is.
    ordinal = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    round = models.OneToOneField(Round, models.PROTECT, related_name="announcement")
    design_task = models.ForeignKey(DesignTask, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        db_table = "procurement_announcement"
        constraints = [
            models.UniqueConstraint(fields=["tender", "ordinal"], name="announcement_in_order"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("published_at")),
                name="announcement_closes_later",
            ),
        ]

    def __str__(self) -> str:
        return f"announcement {self.ordinal} of {self.tender_id}"
