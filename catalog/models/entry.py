"""One row for everything that the duplicate search looks through."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.rules.text import Text
from portal.workflow.models import Project


class Kind(models.TextChoices):
    """What an entry stands for."""

    REQUEST = "request", _("Automation request")
    APPLICATION = "application", _("Application of a supplier or the operator")
    PROJECT = "project", _("Project")
    IC_SERVICE = "ic_service", _("IC service")
    OBJECT = "object", _("Informatization object")
    INTEGRATION_SERVICE = "integration_service", _("Integration service")


class Entry(models.Model):
    """Kept current by `catalog.index`; whoever changes the source calls it in the same transaction.

    A text that exists in one language stands in its column alone.
    """

    Kind = Kind

    key = models.CharField(max_length=60, unique=True)  # kind and key of the source: "object:12"
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField(max_length=40, blank=True)
    title_kk = models.CharField(max_length=500, blank=True)
    title_ru = models.CharField(max_length=500, blank=True)
    title_en = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    owner_kk = models.CharField(max_length=500, blank=True)
    owner_ru = models.CharField(max_length=500, blank=True)
    owner_en = models.CharField(max_length=500, blank=True)
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", null=True)
    path = models.CharField(max_length=200)
    # Words of a title are labelled A; the others have no label and no place.
    tokens = SearchVectorField()
    folding = models.CharField(max_length=20)  # the version of tokens.py that made the tokens

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="entry_kind"),
        ]
        indexes = [
            # No list of pending entries: a search must never pay for a bulk load before it.
            GinIndex(fields=["tokens"], name="entry_tokens", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def titles(self) -> Text:
        return Text(self.title_kk, self.title_ru, self.title_en)

    @property
    def owners(self) -> Text:
        return Text(self.owner_kk, self.owner_ru, self.owner_en)
