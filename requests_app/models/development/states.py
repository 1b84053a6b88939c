"""The states of a request for development."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Expediency is being analysed")
    ANALYSED = "analysed", _("Conclusion sent")
    CLOSED_NEGATIVE = "closed_negative", _("Closed by a negative conclusion")
    IN_DISCUSSION = "in_discussion", _("Being discussed")
    DECIDED = "decided", _("Decided")


# Nothing follows in the request itself: the next one may be sent.
ENDED = (State.CLOSED_NEGATIVE, State.DECIDED)
