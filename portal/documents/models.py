"""Files: private, stored once by their SHA-256, uploaded first and attached by a step."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.organisations.models import Organisation


class Document(models.Model):
    """A file. `key` is random and goes into addresses; `sha256` names the content.

    Nobody uploaded a paper that the portal made: its `uploaded_by` is empty, `organisation` issues
    it and `uploaded_at` is when it was made. Whose step made it stands in the audit.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    uploaded_at = models.DateTimeField()
    # Set when a step attaches it; until then it is an orphan and is swept after seven days.
    attached_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["uploaded_at"], name="document_orphans", condition=Q(attached_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.name
