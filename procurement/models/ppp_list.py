"""The approved editions of the list of PPP projects (clause 32); public."""

from django.conf import settings
from django.db import models

from portal.documents.models import Document


class PPPList(models.Model):
    """One edition, as the authorised body approved it (Law on Informatization, Art. 45(5)(2)).

    Never changed: the database refuses that as well. `entries` are what stood on the list then, the
    two documents the same list in Kazakh and in Russian.
    """

    # Of the edition: 1, 2, 3 …
    number = models.PositiveIntegerField(unique=True)
    # Its number as a document of the authorised body.
    registered = models.CharField(max_length=40, unique=True)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Name and post as they were: {"name", "position": {kk, ru, en}}.
    signatory = models.JSONField()
    # [{"project", "title", "state_body": {kk, ru, en}, "support", "support_number", "received_on",
    #   "listed_on"}, …] in the order of listing; dates as YYYY-MM-DD.
    entries = models.JSONField()
    document_kk = models.ForeignKey(Document, models.PROTECT, related_name="+")
    document_ru = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        db_table = "procurement_ppp_list"

    def __str__(self) -> str:
        return f"PPP list {self.number}"
