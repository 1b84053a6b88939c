"""The register of informatization objects: systems, resources, platforms, products."""

from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from .registered import Registered, one_of, owner_is_named


class Kind(models.TextChoices):
    SYSTEM = "information_system", _("Information system")
    RESOURCE = "resource", _("Electronic information resource")
    PLATFORM = "platform", _("Platform")
    PRODUCT = "product", _("Software product")


class Stage(models.TextChoices):
    """Where the object is in its life."""

    PLANNED = "planned", _("Planned")
    IN_CREATION = "in_creation", _("Being created")
    IN_OPERATION = "in_operation", _("In operation")
    RETIRED = "retired", _("Taken out of operation")


class InformatizationObject(Registered):
    """An object that a state body has, makes or plans: what a new request may duplicate (11(3))."""

    Kind = Kind
    Stage = Stage

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage)

    class Meta:
        verbose_name = _("informatization object")
        verbose_name_plural = _("informatization objects")
        constraints = [
            one_of("kind", Kind, "object_kind"),
            one_of("stage", Stage, "object_stage"),
            owner_is_named("object_owner"),
        ]
        indexes = [
            GinIndex(fields=["words"], name="object_words"),
            HashIndex(fields=["name_kk"], name="object_name"),
            models.Index(fields=["kind", "-id"], name="object_by_kind"),
            models.Index(fields=["stage", "-id"], name="object_by_stage"),
        ]
