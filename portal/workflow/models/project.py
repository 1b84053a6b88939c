"""A project ties together the records of one initiative, from the request to the Catalogue."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Cast, Upper

from portal.accounts.actor import SYSTEM, Actor

from .numbers import Counter
from .participation import Participation


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor | None) -> "ProjectQuerySet":
        """Projects in which the actor's organisation takes part."""
        if actor is None:
            return self.none()
        if actor == SYSTEM:
            return self
        part = Participation.objects.filter(
            project=OuterRef("pk"), organisation=actor.organisation_id
        )
        return self.filter(Exists(part))


class Project(models.Model):
    """АСМ жобасы. The row that every step of its records locks first."""

    number = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001 - NULL: not filed
    title = models.CharField(max_length=500, blank=True)
    opened_at = models.DateTimeField()

    objects = ProjectQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(
                OpClass(Upper(Cast("number", models.TextField())), "gin_trgm_ops"),
                name="project_number_parts",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"#{self.pk}"

    def enter(self, title: str, year: int) -> None:
        """Take the title of the first filing and a number: АСМ-2026-000123."""
        self.title = title
        if self.number is None:
            self.number = f"АСМ-{year}-{Counter.next(f'project:{year}'):06}"
        self.save(update_fields=["title", "number"])
