"""The states of a contract."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFTING = "drafting", _("Being drawn up")
    SIGNED = "signed", _("Signed")
    DECLINED = "declined", _("Declined by the supplier")
    IN_RENTAL = "in_rental", _("In rental")
    BROKEN = "broken", _("Broken")
    OPERATOR_CONTINUITY = "operator_continuity", _("Kept in operation by the operator")
    COMPLETED = "completed", _("Completed")
