"""Who may confirm an opening, how many must, and their confirmations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal
from portal.workdays import clock

from . import refusals
from .models import CommissionStanding, OpenerRound, OpeningConfirmation, Round
from .rounds import note


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many members have confirmed the opening, of how many that must."""

    confirmed: int
    required: int

    @property
    def reached(self) -> bool:
        return self.confirmed >= self.required


def set_quorum(
    round_id: int, *, members: Iterable[int], quorum: int, formed_at: datetime
) -> CommissionStanding:
    """The Commission of the round stands: its members who are not recused (users), and how many of
    them must confirm. Called again whenever that changes, a recusal for instance.

    The opener keeps a copy: from the closing moment on its number only grows. Raises
    IntegrityError for a quorum that the members cannot meet.
    """
    standing, _made = CommissionStanding.objects.update_or_create(
        round_id=round_id,
        defaults={
            "members": sorted(set(members)),
            "quorum": quorum,
            "formed_at": formed_at,
            "dissolved_at": None,
        },
    )
    return standing


def dissolve(round_id: int) -> None:
    """The Commission stands no more: nothing is opened until `set_quorum` is called again."""
    CommissionStanding.objects.filter(round=round_id).update(dissolved_at=clock.now())


def confirm_opening(round_id: int, *, actor: Actor) -> Quorum | Refusal:
    """A member is present and asks for the opening. Confirming twice answers the same.

    Refusals: not-open, round-failed, too-early (47), no-commission (36(1)), wrong-role.
    """
    with transaction.atomic():
        round_ = Round.objects.filter(pk=round_id).first()
        if round_ is None:
            return refusals.no_round()
        if round_.failed_at is not None:
            return refusals.round_failed()
        moment = clock.now()
        if moment < round_.closes_at:
            return refusals.too_early(round_.closes_at)
        standing = standing_of(round_, moment)
        if standing is None:
            return refusals.no_commission()
        if actor.user_id not in standing.members:
            return refusals.not_a_member()
        _row, made = OpeningConfirmation.objects.get_or_create(
            round=round_, user_id=actor.user_id, defaults={"confirmed_at": moment}
        )
        if made:
            note(round_, "opening.confirm", moment, actor=actor)
        return quorum_of(round_, standing, round_.closes_at, moment)


def standing_of(round_: Round, moment: datetime) -> CommissionStanding | None:
    return CommissionStanding.objects.filter(
        round=round_, dissolved_at=None, formed_at__lte=moment
    ).first()


def quorum_of(
    round_: Round, standing: CommissionStanding, closes_at: datetime, moment: datetime
) -> Quorum:
    """Counted are members of the Commission as it stands who confirmed after the closing."""
    kept = OpenerRound.objects.filter(round=round_).values_list("quorum", flat=True).first()
    confirmed = OpeningConfirmation.objects.filter(
        round=round_,
        user_id__in=standing.members,
        confirmed_at__gte=closes_at,
        confirmed_at__lte=moment,
    )
    return Quorum(confirmed.count(), max(standing.quorum, kept or 0))
