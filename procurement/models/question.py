"""Questions about an announced tender and their answers (ours): public, the asker unnamed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .announcement import Announcement


class Question(models.Model):
    """Asked once, answered once; the database refuses every other change (migration 0004).

    `asker` stands for the organisation as a bid's `bidder` does (sealing/blinding.py): it finds its own
    questions and is told of the answer, and nobody who reads the row learns who it is. The words
    differ from those of bids, so a question does not lead to the asker's bid.
    """

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="questions")
    # In the order of asking within the announcement, from 1.
    number = models.PositiveSmallIntegerField()
    asker = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    text = models.TextField()
    # Of the text: the same question of the same asker is one question.
    sha256 = models.CharField(max_length=64)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        db_table = "procurement_question"
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="question_in_order"),
            models.UniqueConstraint(
                fields=["announcement", "asker", "sha256"], name="question_asked_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="question_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="question_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.number} of {self.announcement_id}"

    @property
    def answered(self) -> bool:
        return self.answered_at is not None
