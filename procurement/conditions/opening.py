"""Guards of the opening and of what members do after it (ours)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

from ..sealing.orders import opened_bids
from ..selectors import commission_of, member_of


def commission_stands(tender: Record, act: Act) -> Refusal | None:
    """No opening of bids without a Commission."""
    commission = commission_of(tender.project_id)
    if commission and commission.state == "formed":
        return None
    return Refusal("no-commission", OURS, _("Bids are not opened before the Commission is formed."))


def voter_of(tender: Record, act: Act):
    """The actor's seat among those who decide now; None for others."""
    commission = commission_of(tender.project_id)
    mine = commission and member_of(commission, act.actor)
    return mine if mine and mine in commission.voting else None


def sits_in_judgement(tender: Record, act: Act) -> Refusal | None:
    if voter_of(tender, act):
        return None
    return Refusal(
        "not-a-voting-member", OURS, _("Only a member of the Commission who is not recused may.")
    )


def is_chair(tender: Record, act: Act) -> Refusal | None:
    """The chair leads; while the chair is recused, whoever sits may."""
    mine = voter_of(tender, act)
    if mine and (mine.place == "chair" or _chair_is_recused(mine.commission)):
        return None
    return Refusal("not-the-chair", OURS, _("The chair of the Commission takes this step."))


def not_present_yet(tender: Record, act: Act) -> Refusal | None:
    mine = voter_of(tender, act)
    if mine is None or not mine.present_at:
        return None
    return Refusal("present-already", OURS, _("Your presence is confirmed already."))


def was_present(tender: Record, act: Act) -> Refusal | None:
    """Totals are means over those who opened the bids: nobody who came later adds points to them."""
    mine = voter_of(tender, act)
    if mine and mine.present_at:
        return None
    return Refusal(
        "was-not-present",
        OURS,
        _("Only members who were present at the opening score the bids."),
    )


def everybody_declared(tender: Record, act: Act) -> Refusal | None:
    """A conflict of interest is declared before any bid is opened, by everybody present."""
    if all(member.declared_at for member in present_of(tender)):
        return None
    return Refusal(
        "not-declared",
        OURS,
        _(
            "Every member who is present has to declare first whether there is a conflict of interest."
        ),
    )


def quorum_present(tender: Record, act: Act) -> Refusal | None:
    quorum, present = commission_of(tender.project_id).quorum, len(present_of(tender))
    if present >= quorum:
        return None
    return Refusal(
        "no-quorum",
        OURS,
        _("The quorum is %(quorum)s members; %(present)s confirmed their presence.")
        % {"quorum": quorum, "present": present},
        facts={"quorum": quorum, "present": present},
    )


def bids_are_read(tender: Record, act: Act) -> Refusal | None:
    """The opener, a process of its own, has opened every envelope."""
    outcome = opened_bids(tender.sealed_round.pk)
    return outcome if isinstance(outcome, Refusal) else None


def present_of(tender: Record) -> list:
    """The members who decide on this round: those who confirmed their presence at the opening."""
    return [member for member in commission_of(tender.project_id).voting if member.present_at]


def _chair_is_recused(commission) -> bool:
    return commission.members.filter(place="chair", recused_at__isnull=False).exists()
