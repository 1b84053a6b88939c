"""Where a supplier stands with one tender: its draft, its standing bid, its opened bid."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.accounts.actor import Actor
from portal.rules.refusal import Refusal
from portal.workdays import clock

from ..models import Bid, Tender
from ..sealing import refusals
from ..sealing.bids import Receipt, own_bid
from ..sealing.drafts import Draft, read_draft
from ..sealing.judging import refuse_bidder
from ..sealing.models import Round
from ..selectors import own_bids


@dataclass
class Desk:
    tender: Tender
    actor: Actor

    @cached_property
    def now(self) -> datetime:
        return clock.now()

    @cached_property
    def round(self) -> Round:
        """Every announced tender has one."""
        return self.tender.sealed_round

    @property
    def accepting(self) -> bool:
        """For the page only: whether a bid is late is compared at its write."""
        over = self.round.closed_at or self.round.failed_at or self.now >= self.round.closes_at
        return not over

    @cached_property
    def standing(self) -> Receipt | None:
        return own_bid(self.round.pk, self.actor)

    @cached_property
    def draft(self) -> Draft | None:
        return read_draft(self.round.pk, self.actor)

    @property
    def seen(self) -> str:
        """Names the draft as the page showed it."""
        return self.draft.saved_at.isoformat() if self.draft else ""

    @cached_property
    def opened(self) -> Bid | None:
        """One's own bid as the Commission has it, after the opening."""
        rows = own_bids(self.actor).filter(
            for_tender=self.tender, announcement=self.tender.announcements
        )
        return rows.exclude(unreadable="identity").first()

    @property
    def refusal(self) -> Refusal | None:
        """Why nothing can be filed here now, or None."""
        if refused := refuse_bidder(self.actor):
            return refused
        return None if self.accepting else refusals.bids_closed(self.round.closes_at)

    @property
    def context(self) -> dict:
        return {"desk": self, "tender": self.tender, "now": self.now, "accepting": self.accepting}

    def fresh(self) -> "Desk":
        """The same, as the database has it now."""
        return Desk(self.tender, self.actor)
