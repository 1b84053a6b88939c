"""The states of a tender, in the order in which they come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PREPARING = "preparing", _("Being prepared")
    ACCEPTING_BIDS = "accepting_bids", _("Published (bids are accepted)")
    CLOSED = "closed", _("Bids are closed")
    OPENING = "opening", _("Bids are being opened")
    OPENED = "opened", _("Bids are being considered")
    EVALUATED = "evaluated", _("Bids are evaluated")
    AWARDED = "awarded", _("Completed")
    NO_BIDS = "no_bids", _("No bids came")
    AWAITING_AMENDMENT = "awaiting_amendment", _("The design task is being amended")
    CANCELLED = "cancelled", _("Cancelled")
