"""The registry of services: what systems offer each other for integration."""

from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from .registered import Registered, one_of, owner_is_named


class Kind(models.TextChoices):
    """How others use it."""

    QUERY = "query", _("Request and answer")
    EVENTS = "events", _("Messages on events")
    FILES = "files", _("Transfer of files")
    REFERENCE = "reference", _("Reference data")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Active")
    RETIRED = "retired", _("No longer offered")


class IntegrationService(Registered):
    """A service with an owner, a version and the specification that its users keep to."""

    Kind = Kind
    Status = Status

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    status = models.CharField(_("status"), max_length=20, choices=Status)
    version = models.CharField(_("version"), max_length=20)
    # Of a document or an address: what is agreed on, in words.
    specification = models.CharField(_("contract or specification"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("integration service")
        verbose_name_plural = _("integration services")
        constraints = [
            one_of("kind", Kind, "service_kind"),
            one_of("status", Status, "service_status"),
            owner_is_named("service_owner"),
        ]
        indexes = [
            GinIndex(fields=["words"], name="service_words"),
            HashIndex(fields=["name_kk"], name="service_name"),
            models.Index(fields=["kind", "-id"], name="service_by_kind"),
            models.Index(fields=["status", "-id"], name="service_by_status"),
        ]
