"""Why something is not asked or not answered. All of it is ours."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal

from ..models import Announcement, Tender
from ..templatetags.tenders import closing
from .term import asking_ends_at

# Of one organisation about one announcement, not answered yet: enough to ask, too few to flood.
MOST_OPEN = 20


def not_a_supplier() -> Refusal:
    return Refusal("wrong-role", OURS, _("Only a potential supplier asks about a tender."))


def not_the_integrator() -> Refusal:
    return Refusal("wrong-role", OURS, _("Only the service integrator answers."))


def asking_closed(
    tender: Tender, announcement: Announcement | None, moment: datetime
) -> Refusal | None:
    """Why nothing can be asked now, or None."""
    if announcement is None:
        return Refusal(
            "not-announced", OURS, _("The tender is not announced: there is nothing to ask about.")
        )
    if _over(tender, announcement, moment):
        return Refusal(
            "asking-over", OURS, _("The acceptance of bids has ended: nothing is asked any more.")
        )
    ends_at = asking_ends_at(announcement.closes_at)
    if moment < ends_at:
        return None
    message = _(
        "Questions are accepted until three working days before the end of the acceptance of bids:"
        " until %(moment)s."
    )
    return Refusal("asked-too-late", OURS, message % {"moment": closing(ends_at)})


def answering_closed(
    tender: Tender, announcement: Announcement, moment: datetime
) -> Refusal | None:
    """Why nothing can be answered now, or None: an answer that no bid can heed helps nobody."""
    if not _over(tender, announcement, moment):
        return None
    return Refusal(
        "answering-over", OURS, _("The acceptance of bids has ended: it is too late to answer.")
    )


def too_many() -> Refusal:
    message = _(
        "%(count)s questions of your organisation are awaiting an answer, which is the most at one"
        " time. Wait for an answer, then ask again."
    )
    return Refusal("too-many-questions", OURS, message % {"count": MOST_OPEN})


def answered_already() -> Refusal:
    return Refusal(
        "answered-already", OURS, _("The question is answered; an answer cannot be changed.")
    )


def badly_written(form: forms.Form) -> Refusal:
    """What is wrong with the one text of the form."""
    (name,) = form.errors
    (error,) = form.errors.as_data()[name][:1]
    message = _("Correct the errors and send again.")
    code = f"{name}-{error.code}".replace("_", "-")
    return Refusal(code, OURS, message, fields={name: list(form.errors[name])})


def _over(tender: Tender, announcement: Announcement, moment: datetime) -> bool:
    """The moment counts, whether or not a worker has noted it."""
    running = (
        tender.state == Tender.State.ACCEPTING_BIDS
        and tender.announcements == announcement.ordinal
        and announcement.round.failed_at is None
    )
    return not running or moment >= announcement.closes_at
