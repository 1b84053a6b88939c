"""The announcements of a tender, the first to the last, each with what came of it (clause 53-1)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Announcement, Bid, Tender


class Outcome(models.TextChoices):
    """How the acceptance of bids under an announcement ended."""

    NO_BIDS = "no_bids", _("No bids came")
    REJECTED = "rejected", _("All bids were rejected")
    DECLINED = "declined", _("The determined supplier declined the contract")
    FAILED = "failed", _("The bids could not be opened")


@dataclass(frozen=True, slots=True)
class Announced:
    """`decision` is "reannouncement", "amendment" or "cancellation", "" while none was taken.

    `under` is its clause: 53-1 speaks of rounds without a bid only; the rest is ours.
    """

    announcement: Announcement
    outcome: Outcome | None = None
    decision: str = ""
    decided_at: datetime | None = None

    @property
    def under(self) -> str:
        return "53-1" if self.decision and self.outcome == Outcome.NO_BIDS else ""

    @property
    def closed_at(self) -> datetime | None:
        """When the acceptance of bids ended; None while it runs."""
        return self.announcement.round.closed_at


def announced(tender: Tender) -> list[Announced]:
    """In two queries at most; of bids nothing that was not public when the round ended."""
    rows = Announcement.objects.filter(tender=tender).select_related("round", "design_task")
    rows = list(rows.defer("design_task__sections").order_by("ordinal"))
    decisions = _decisions(tender, rows)
    bids = _bids(tender) if any(row.round.bid_count for row in rows) else {}
    found = []
    for row in rows:
        decided = decisions.get(row.pk)
        found.append(
            Announced(
                row,
                _outcome(row, decided, bids.get(row.ordinal, set())),
                decided["decision"] if decided else "",
                decided and datetime.fromisoformat(decided["at"]),
            )
        )
    return found


def _decisions(tender: Tender, rows: list[Announcement]) -> dict[int, dict]:
    """What the Commission decided after which announcement: the last that was published before."""
    found = {}
    for decision in tender.decisions:
        at = datetime.fromisoformat(decision["at"])
        before = [row for row in rows if row.published_at <= at]
        if before:
            found[before[-1].pk] = decision
    return found


def _bids(tender: Tender) -> dict[int, set[str]]:
    """The states of opened bids by announcement."""
    states = defaultdict(set)
    opened = Bid.objects.filter(for_tender=tender).values_list("announcement", "state")
    for announcement, state in opened:
        states[announcement].add(state)
    return states


def _outcome(row: Announcement, decided: dict | None, states: set[str]) -> Outcome | None:
    """Of a round with bids nothing is said until the Commission has decided to go on."""
    if row.round.failed_at:
        return Outcome.FAILED
    if row.round.closed_at and row.round.bid_count == 0:
        return Outcome.NO_BIDS
    if decided is None:
        return None
    return Outcome.REJECTED if states <= {Bid.State.REJECTED} else Outcome.DECLINED
