"""Who takes part in a project, and what was delivered to whom."""

from django.db import models

from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role


class Participation(models.Model):
    """An organisation plays a role in a project: the only source of rights to its records."""

    project = models.ForeignKey("workflow.Project", models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="participation_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "project"], name="participation_mine")]

    def __str__(self) -> str:
        return f"{self.organisation_id} as {self.role} in {self.project_id}"

    @property
    def role_name(self) -> str:
        return str(ROLE_NAMES[Role(self.role)])


class Delivery(models.Model):
    """A document reached an organisation through the portal; delivery is receipt (X27).

    `sha256` is that of the delivered content, so that the receipt proves what was received.
    """

    record = models.ForeignKey("workflow.Record", models.CASCADE, related_name="deliveries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    step = models.CharField(max_length=80)
    at = models.DateTimeField()
    received_on = models.DateField()
    number = models.CharField(max_length=40, unique=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["record", "id"], name="delivery_of_record")]

    def __str__(self) -> str:
        return self.number
