"""The Commission, as far as the opener needs to know it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from .round import Round


class CommissionStanding(models.Model):
    """The Commission stands (clause 36): who may confirm the opening and how many must.

    Written through `commission.set_quorum` by the app that keeps the Commission.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="commission", primary_key=True)
    formed_at = models.DateTimeField()
    members = ArrayField(models.BigIntegerField())  # users, without those who are recused
    quorum = models.PositiveSmallIntegerField()
    dissolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quorum__gte=1, quorum__lte=Coalesce(F("members__len"), 0)),
                name="sealing_quorum_can_be_met",
            )
        ]

    def __str__(self) -> str:
        return f"commission of {self.round_id}"


class OpeningConfirmation(models.Model):
    """A member is present and asks for the bids to be opened. Never changed, never removed."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="confirmations")
    user_id = models.BigIntegerField()
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "user_id"], name="sealing_confirmation_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.round_id}"
