"""Obligation: somebody owes something by a day. The database is the truth; Celery only pokes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation
from portal.rules.clauses import TERMS
from portal.rules.terms import Term

from .project import Project
from .record import Record


class ObligationQuerySet(models.QuerySet):
    def open(self) -> "ObligationQuerySet":
        """Still owed: running, or missed and not yet done."""
        return self.filter(state__in=[Obligation.State.RUNNING, Obligation.State.MISSED])


class Obligation(models.Model):
    """One running of one term of one clause.

    `project` repeats the record's project: the sweep claims projects first, in one query.
    `started_by` names the step; `started_on` is the Almaty date of receipt (X2, X27).
    `reminders_sent` is 1 once the reminder of the working day before has gone out, 2 once that
    of the day itself has, whether or not there was another before it.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        MET = "met", _("met in time")
        MISSED = "missed", _("missed, still open")
        MET_LATE = "met_late", _("met late")
        CANCELLED = "cancelled", _("cancelled")

    project = models.ForeignKey(Project, models.PROTECT, related_name="obligations")
    record = models.ForeignKey(Record, models.PROTECT, related_name="obligations")
    code = models.CharField(max_length=60)
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="obligations")
    round = models.PositiveSmallIntegerField(default=1)
    started_by = models.CharField(max_length=80)
    started_on = models.DateField()
    due_on = models.DateField()
    outer_due_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    closed_at = models.DateTimeField(null=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    escalated_at = models.DateTimeField(null=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "code", "holder", "round"], name="obligation_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["running", "met", "missed", "met_late", "cancelled"]),
                name="obligation_state",
            ),
            models.CheckConstraint(
                condition=Q(outer_due_on=None) | Q(outer_due_on__gte=F("due_on")),
                name="obligation_outer",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="obligation_due", condition=Q(state="running")),
            models.Index(
                fields=["due_on"],
                name="obligation_remind_first",
                condition=Q(state="running", reminders_sent=0),
            ),
            models.Index(
                fields=["due_on"],
                name="obligation_remind_again",
                condition=Q(state="running", reminders_sent=1),
            ),
            models.Index(fields=["code", "state"], name="obligation_figures"),
            models.Index(
                fields=["holder", "due_on", "id"],  # as they are listed: thousands share a day
                name="obligation_mine",
                condition=Q(state__in=["running", "missed"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.record_id}, due {self.due_on}"

    @property
    def term(self) -> Term:
        return TERMS[self.code]
