"""What happened, in a form that cannot be changed unnoticed.

Rows are chained by hash inside a stream: one stream per project ("project:17"), since a
project's lock already serialises its steps, and the stream "portal" for the rest.
"""

from django.db import models


class AuditRow(models.Model):
    """One event. Written by `chain.append` only; the database refuses change and removal."""

    stream = models.CharField(max_length=40)
    number = models.BigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor = models.BigIntegerField(null=True)
    organisation = models.BigIntegerField(null=True)
    # Stands in for actor and organisation where naming them would break a seal (bids).
    blinded = models.CharField(max_length=64, blank=True, default="")
    record = models.BigIntegerField(null=True)
    version = models.IntegerField(null=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_row"
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="audit_row_stream_number")
        ]
        indexes = [models.Index(fields=["record", "version"], name="audit_row_record")]

    def __str__(self) -> str:
        return f"{self.stream} #{self.number} {self.verb}"


class AuditHead(models.Model):
    """The last number and hash of a stream: shows rows cut off at the end."""

    stream = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_head"

    def __str__(self) -> str:
        return f"{self.stream} ends at #{self.number}"
