"""One row of a file that is imported: as it was typed, and what the portal makes of it."""

from django.db import models
from django.db.models import Q

from .load import Load, Verdict


class LoadRow(models.Model):
    """Rows follow each other by key as they do in the file.

    `problems` is a list of {"at": place of the cell, or null for the row, "code": …, facts}; see
    `catalog.loads.problems`. `values` and `before` are by field of the entry.
    """

    Verdict = Verdict

    load = models.ForeignKey(Load, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()  # of the file, the headings counted
    cells = models.JSONField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    problems = models.JSONField(default=list)
    # What it would set, and what that replaces: of an owner the BIN.
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    # What two rows of a file cannot share: a number, or a name with an owner.
    identity = models.CharField(max_length=80, blank=True)
    # The number that is typed, and the entry of that number as it was compared with.
    item = models.BigIntegerField(null=True)
    number = models.CharField(max_length=40, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="load_row_verdict")
        ]
        indexes = [models.Index(fields=["load", "verdict", "id"], name="load_row_by_verdict")]

    def __str__(self) -> str:
        return f"load {self.load_id}, row {self.line}: {self.verdict}"
