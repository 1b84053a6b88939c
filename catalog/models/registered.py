"""What the registers share: names in three languages, a purpose, an owner, a number."""

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.organisations.models import Organisation
from portal.rules.text import Text


class RegisteredQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor | None) -> "RegisteredQuerySet":
        """Everything, for everybody: the registers are public."""
        return self


class Registered(models.Model):
    """Changed by `catalog.actions` alone, which keeps the search current.

    The owner is an organisation of the portal, or, while it has no account here, a name.
    """

    number = models.CharField(_("registration number"), max_length=40, unique=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=500)
    name_ru = models.CharField(_("name in Russian"), max_length=500)
    name_en = models.CharField(_("name in English"), max_length=500)
    purpose_kk = models.TextField(_("purpose in Kazakh"), max_length=4000)
    purpose_ru = models.TextField(_("purpose in Russian"), max_length=4000)
    purpose_en = models.TextField(_("purpose in English"), max_length=4000, blank=True)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("owner"),
    )  # fmt: skip
    owner_kk = models.CharField(_("owner's name in Kazakh"), max_length=500, blank=True)
    owner_ru = models.CharField(_("owner's name in Russian"), max_length=500, blank=True)
    owner_en = models.CharField(_("owner's name in English"), max_length=500, blank=True)
    words = SearchVectorField(editable=False)
    entered_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = RegisteredQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def names(self) -> Text:
        return Text(self.name_kk, self.name_ru, self.name_en)

    @property
    def name(self) -> str:
        """In the reader's language."""
        return str(self.names)

    @property
    def purposes(self) -> Text:
        return Text(self.purpose_kk, self.purpose_ru, self.purpose_en)

    @property
    def purpose(self) -> str:
        """In the reader's language; Russian for English readers while nobody translated it."""
        return str(self.purposes) or self.purpose_ru

    @property
    def owners(self) -> Text:
        """The owner's name; one query unless the owner was selected with the row."""
        if self.owner_id:
            return self.owner.names
        return Text(self.owner_kk, self.owner_ru or self.owner_kk, self.owner_en or self.owner_kk)


def owner_is_named(name: str) -> models.CheckConstraint:
    """A constraint: somebody owns it, here or elsewhere."""
    return models.CheckConstraint(
        condition=Q(owner__isnull=False) | ~Q(owner_kk=""),
        name=name,
        violation_error_message=_("Name the owner."),
    )


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """A constraint: `field` is one of `choices`."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
