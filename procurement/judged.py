"""How far the judging of the bids has come, and what each member gave once that may be seen (ours)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from .conditions.evaluation import bids_of
from .conditions.opening import present_of
from .models import Bid, Member, Score, Tender


@dataclass(frozen=True, slots=True)
class Progress:
    """How many admitted bids a member has scored wholly; never with what points."""

    member: Member
    done: int
    wanted: int

    @property
    def complete(self) -> bool:
        return self.done >= self.wanted


@dataclass(frozen=True, slots=True)
class Given:
    """What one member gave each bid, weighted, in points of 0 to 100."""

    member: Member
    points: list[tuple[Bid, Decimal]]


def progress_of(tender: Tender) -> list[Progress]:
    """Those who were present at the opening score; nobody else has to."""
    criteria = len(tender.design_task.criteria)
    admitted = list(bids_of(tender, "admitted"))
    rows = Score.objects.filter(bid__in=admitted).values("member", "bid")
    whole = {
        (row["member"], row["bid"])
        for row in rows.annotate(given=Count("pk"))
        if row["given"] >= criteria
    }
    return [
        Progress(member, sum((member.pk, bid.pk) in whole for bid in admitted), len(admitted))
        for member in _named(present_of(tender))
    ]


def given_by_members(tender: Tender, bids: list[Bid]) -> list[Given]:
    """For after the evaluation: until then nobody sees what others gave."""
    weights = [criterion["weight"] for criterion in tender.design_task.criteria]
    sums: dict[tuple[int, int], int] = {}
    members: dict[int, Member] = {}
    scores = Score.objects.filter(bid__in=bids).select_related("member__user")
    for score in scores.order_by("member", "bid", "criterion"):
        members[score.member_id] = score.member
        key = (score.member_id, score.bid_id)
        sums[key] = sums.get(key, 0) + weights[score.criterion - 1] * score.points
    return [
        Given(
            member,
            [
                (bid, (Decimal(sums[key, bid.pk]) / 100).quantize(Decimal("0.01")))
                for bid in bids
                if (key, bid.pk) in sums
            ],
        )
        for key, member in members.items()
    ]


def _named(members: Iterable[Member]) -> list[Member]:
    keys = [member.pk for member in members]
    rows = Member.objects.filter(pk__in=keys).select_related("user", "organisation")
    return list(rows.order_by("pk"))
