"""Who has to be told, and what they were told.

A step writes an `OutboxRow` in its own transaction; the task `deliver` turns it into one
`Notification` per person and sends the e-mail. Nothing is lost when no worker runs.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.organisations.models import Organisation


class OutboxRow(models.Model):
    """A message to an organisation, or to its heads only, not yet or already handed out."""

    at = models.DateTimeField()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    heads_only = models.BooleanField(default=False)
    kind = models.CharField(max_length=80)
    record = models.BigIntegerField(null=True)
    path = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    handed_out_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="outbox_waiting", condition=Q(handed_out_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.organisation_id}"


class Notification(models.Model):
    """What one person is told, shown in the portal and sent by e-mail in their language."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    record = models.BigIntegerField(null=True)
    path = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    # False for whoever does not want this kind by e-mail.
    by_email = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True)
    emailed_at = models.DateTimeField(null=True)
    email_attempts = models.PositiveSmallIntegerField(default=0)
    # Not tried again before this moment; NULL: at once.
    email_after = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_list"),
            models.Index(fields=["user"], name="notification_unread", condition=Q(read_at=None)),
            models.Index(
                fields=["id"],
                name="notification_to_mail",
                condition=Q(emailed_at=None, by_email=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to user {self.user_id}"


class DigestMark(models.Model):
    """The last day for which an organisation was given its digest, or needed none.

    Without an organisation: the last day for which everybody was served.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", null=True)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], name="digest_mark_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.day}"
