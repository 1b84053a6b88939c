"""The ladder of clause 53-1: announce again, amend, cancel; one rung at a time."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..selectors import latest_task
from .evaluation import ranked

LAST_ROUND = 3


def may_announce_again(tender: Record, act: Act) -> Refusal | None:
    """After the first empty round (53-1); when nobody admitted is left, in any round (ours)."""
    if tender.state == "evaluated":
        if not ranked(tender):
            return None
        return Refusal(
            "bids-admitted", OURS, _("There are admitted bids: the contract is to be awarded.")
        )
    if tender.rungs == 1:
        return None
    return _rung(
        _("To announce again is decided after the first round without a bid, and only then.")
    )


def second_round_was_empty(tender: Record, act: Act) -> Refusal | None:
    if tender.rungs == LAST_ROUND - 1:
        return None
    return _rung(_("To amend the design task is decided after the second round without a bid."))


def third_round_was_empty(tender: Record, act: Act) -> Refusal | None:
    if tender.rungs == LAST_ROUND:
        return None
    return _rung(_("To cancel is decided after the third round without a bid."))


def amended_for_the_third_round(tender: Record, act: Act) -> Refusal | None:
    """53-1: the third round is run on an amended design task, a later edition than the second's."""
    task = latest_task(tender.project_id)
    if tender.round < LAST_ROUND or (task and task.edition > 1):
        return None
    return _rung(_("The third round is announced with an amended design task only."))


def _rung(message: object) -> Refusal:
    return Refusal("wrong-rung", "53-1", message)
