"""The states of the tests."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    AWAITING_READINESS = "awaiting_readiness", _("Notice of readiness is awaited")
    READY = "ready", _("Being tested")
    FUNCTIONAL_PASSED = "functional_passed", _("Tests passed")
    ENVIRONMENT_ALLOCATED = "environment_allocated", _("Environment allocated")
    SECURITY_PASSED = "security_passed", _("Security conformity tests passed")
    NOTIFIED = "notified", _("Notice of passed tests given")
    CONVENED = "convened", _("Commission convened")
    FORMATION_DECIDED = "formation_decided", _("Formation of the IC service decided")
    FAILED = "failed", _("Defects are to be mended")
    ABANDONED = "abandoned", _("Ended without a result")
