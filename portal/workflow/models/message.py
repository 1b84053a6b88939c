"""What participants write to each other on a record."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.accounts.actor import Actor
from portal.organisations.models import Organisation

from .record import Record


class MessageQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor | None) -> "MessageQuerySet":
        """Whoever may see a record may read what is written on it."""
        return self.filter(record__in=Record.objects.visible_to(actor))


class Message(models.Model):
    """Written once, by `conversation.write_message`; the database refuses change and removal.

    `sha256` is that of the text, as the audit names it. The page that showed the form made
    `key`: sending the same text with it again is the same message.
    """

    record = models.ForeignKey(Record, models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    key = models.UUIDField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "author", "key", "sha256"], name="message_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
        ]
        indexes = [models.Index(fields=["record", "id"], name="message_of_record")]

    def __str__(self) -> str:
        return f"{self.author_id} on {self.record_id}"
