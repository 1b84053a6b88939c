"""Obligation: somebody owes something by a day. The database is the truth; Celery only pokes."""

from datetime import date

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
        """Still owed: running, missed and not yet done, or come and waiting for what it announced."""
        return self.filter(state__in=Obligation.OPEN)


class Obligation(models.Model):
    """One running of one term of one clause.

    `project` repeats the record's project: the sweep claims projects first, in one query.
    `started_by` names the step; `started_on` is the Almaty date of receipt (X2, X27).
    `due_on` is None while only an event ends the term: no day is known ahead. `reminders_sent` is 1 once the reminder of the working day before has gone out, 2 once that
    of the day itself has, whether or not there was another before it; `remind_ahead` says that a
    reminder long before is still to go out. A milestone has come (and is not missed) when its day
    is over.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        MET = "met", _("met in time")
        MISSED = "missed", _("missed, still open")
        MET_LATE = "met_late", _("met late")
        COME = "come", _("the day has come")
        CANCELLED = "cancelled", _("cancelled")

    OPEN = (State.RUNNING, State.MISSED, State.COME)

    project = models.ForeignKey(Project, models.PROTECT, related_name="obligations")
    record = models.ForeignKey(Record, models.PROTECT, related_name="obligations")
    code = models.CharField(max_length=60)
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="obligations")
    round = models.PositiveSmallIntegerField(default=1)
    started_by = models.CharField(max_length=80)
    started_on = models.DateField()
    due_on = models.DateField(null=True)
    outer_due_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    closed_at = models.DateTimeField(null=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    remind_ahead = models.BooleanField(default=False)
    escalated_at = models.DateTimeField(null=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "code", "holder", "round"], name="obligation_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["running", "met", "missed", "met_late", "cancelled", "come"]
                ),
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
            models.Index(
                fields=["due_on"],
                name="obligation_remind_ahead",
                condition=Q(state="running", remind_ahead=True),
            ),
            models.Index(fields=["code", "state"], name="obligation_figures"),
            models.Index(
                fields=["holder", "due_on", "id"],  # as they are listed: thousands share a day
                name="obligation_mine",
                condition=Q(state__in=["running", "missed", "come"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.record_id}, due {self.due_on}"

    @property
    def term(self) -> Term:
        return TERMS[self.code]

    @property
    def open_ended(self) -> bool:
        """An event ends it, not a day."""
        return self.due_on is None

    def late_on(self, today: date) -> bool:
        """Whether its last day is over; nobody is late with a milestone or without a last day."""
        return self.due_on is not None and today > self.due_on and not self.term.milestone
