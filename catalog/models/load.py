"""An import into a register: the file that was uploaded, and how far the portal is with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.rules.actors import Role


class Phase(models.TextChoices):
    READING = "reading", _("Being read")
    TO_CONFIRM = "to_confirm", _("Waiting for your decision")
    RUNNING = "running", _("Being entered")
    DONE = "done", _("Done")
    FAILED = "failed", _("Could not be read")
    DISCARDED = "discarded", _("Discarded")


class Verdict(models.TextChoices):
    """What a row is to the register."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    WRONG = "wrong", _("With errors")


ENTERED = (Verdict.NEW, Verdict.CHANGED)


class LoadQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor | None) -> "LoadQuerySet":
        """Those of the actor's own organisation while it keeps the registers."""
        if actor is None or Role.SERVICE_INTEGRATOR not in actor.roles:
            return self.none()
        return self.filter(organisation=actor.organisation_id)


class Load(models.Model):
    """Its phase is changed by `catalog.loads` alone, which holds the row while it does so."""

    Phase = Phase
    UNFINISHED = (Phase.READING, Phase.RUNNING)

    register = models.CharField(max_length=20)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.READING)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    # The first row of the file, and the field that each of its columns was taken for ("" for none).
    headings = models.JSONField(default=list)
    places = models.JSONField(default=list)
    # What a person should know before deciding, and why the file could not be read: as problems.
    notes = models.JSONField(default=list)
    fault = models.JSONField(null=True)
    # Rows read so far, by verdict; and how many of the rows to enter are entered.
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    to_enter = models.PositiveIntegerField(default=0)
    entered = models.PositiveIntegerField(default=0)
    # The last row that was entered or found impossible to enter: where a killed worker continues.
    position = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = LoadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="load_phase")
        ]
        indexes = [
            models.Index(fields=["organisation", "register", "-id"], name="load_list"),
            models.Index(
                fields=["id"], name="load_unfinished", condition=Q(phase__in=["reading", "running"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} #{self.pk} {self.phase}"

    @property
    def total(self) -> int:
        return self.new + self.changed + self.unchanged + self.wrong

    @property
    def good(self) -> int:
        """Rows that would change the register."""
        return self.new + self.changed
