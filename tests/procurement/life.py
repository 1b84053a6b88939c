"""What the Rules allow in the life of a tender, written down a second time and more simply.

The machine of test_life asks it before every step: where the portal answers otherwise, one of the
two is wrong. It knows nothing of records, rows and keys.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

CUSTOMER, INTEGRATOR = "health-ministry", "integrator"
CHAIR = "health-ministry/head"
SEATS, ALTERNATE, SECRETARY = (
    (CHAIR, "integrator/head", "operator/head"),
    "operator/2",
    f"{CUSTOMER}/2",
)
QUORUM, LAST_ROUND = 2, 3
SUPPLIERS = ("supplier", "second-supplier", "third-supplier")
WEIGHTS = (40, 30, 20, 10)
# States of an announcement of which no bid was opened.
SEALED_STATES = {"accepting_bids", "closed", "no_bids", "awaiting_amendment", "cancelled"}
OPENED_STATES = {"opened", "evaluated", "awarded"}


def body(who: str) -> str:
    return who.partition("/")[0]


@dataclass
class Member:
    declared: bool = False
    recused: bool = False
    present: bool = False


@dataclass
class Opened:
    """A bid that was opened."""

    supplier: str
    price: Decimal
    at: datetime
    state: str = "opened"
    points: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class Contract:
    holder: str
    terms: bool = False
    signed: set[str] = field(default_factory=set)
    state: str = "drafting"


class Life:
    """One tender from its preparation on, with its Commission, its bids and its contracts."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.state, self.round, self.rungs = "preparing", 1, 0
        self.task, self.edition, self.consented = "approved", 1, False
        self.closes_at: datetime | None = None
        self.members: dict[str, Member] = {}
        self.sealed: dict[str, tuple[Decimal, datetime]] = {}
        self.bidders: set[str] = set()  # who ever had a bid in this round
        self.bids: list[Opened] = []
        self.contract: Contract | None = None
        self.steps: Counter[str] = Counter()

    @property
    def accepting(self) -> bool:
        """The moment counts, whether or not a worker has closed."""
        return self.state == "accepting_bids" and self.now < self.closes_at

    @property
    def voters(self) -> list[str]:
        standing = [who for who in SEATS if who in self.members and not self.members[who].recused]
        spare = [ALTERNATE] if self.members and not self.members[ALTERNATE].recused else []
        return standing + spare[: len(SEATS) - len(standing)]

    @property
    def present(self) -> list[str]:
        return [who for who in self.voters if self.members[who].present]

    def leads(self, who: str) -> bool:
        return who in self.voters and (who == CHAIR or self.members[CHAIR].recused)

    def in_state(self, state: str) -> list[Opened]:
        return [bid for bid in self.bids if bid.state == state]

    @property
    def ranked(self) -> list[Opened]:
        """The best weighted mean first; a tie goes to the lower price, then to the earlier bid."""
        return sorted(
            self.in_state("admitted"), key=lambda bid: (-self.total(bid), bid.price, bid.at)
        )

    def total(self, bid: Opened) -> Fraction:
        points = sum(
            weight * given
            for who in self.present
            for weight, given in zip(WEIGHTS, bid.points[who], strict=True)
        )
        return Fraction(points, 100 * len(self.present))

    def allows(self, step: str, who: str, bid: Opened | None = None) -> bool:
        """Whether the Rules let this person take this step now, the data being right."""
        votes, state = who in self.voters, self.state
        match step:
            case "tender.consent":
                return body(who) == CUSTOMER and state == "preparing" and not self.consented
            case "tender.publish":
                return body(who) == INTEGRATOR and state == "preparing" and self.consented
            case "commission.form":
                return body(who) == CUSTOMER and not self.members
            case "commission.declare_interest":
                mine = self.members.get(who)
                return bool(mine) and not mine.declared and state not in OPENED_STATES
            case "tender.close":
                return who == "system" and state == "accepting_bids" and self.now >= self.closes_at
            case "tender.confirm_presence":
                here = votes and self.members[who].present
                return state == "closed" and votes and not here and len(self.voters) >= QUORUM
            case "tender.open_bids":
                declared = all(self.members[each].declared for each in self.present)
                return state == "closed" and votes and declared and len(self.present) >= QUORUM
            case "tender.admit_bid" | "tender.reject_bid":
                return state == "opened" and votes and bid in self.in_state("opened")
            case "tender.score":
                return (
                    state == "opened" and who in self.present and bid in self.in_state("admitted")
                )
            case "tender.evaluate":
                scored = all(
                    bid.points.keys() >= set(self.present) for bid in self.in_state("admitted")
                )
                judged = not self.in_state("opened")
                return state == "opened" and self.leads(who) and judged and scored
            case "tender.award":
                return state == "evaluated" and self.leads(who) and bool(self.in_state("admitted"))
            case "tender.decide_reannouncement":
                first = state == "no_bids" and self.rungs == 1
                nobody = state == "evaluated" and not self.in_state("admitted")
                return self.leads(who) and (first or nobody)
            case "tender.decide_amendment":
                return self.leads(who) and state == "no_bids" and self.rungs == 2
            case "tender.decide_cancellation":
                return self.leads(who) and state == "no_bids" and self.rungs == LAST_ROUND
            case "design_task.amend":
                waits = state == "awaiting_amendment" and self.task == "approved"
                return body(who) == INTEGRATOR and waits
            case "design_task.approve":
                return body(who) == INTEGRATOR and self.task == "drafting"
        return self.contract is not None and self._contract_allows(step, body(who))

    def _contract_allows(self, step: str, party: str) -> bool:
        contract = self.contract
        if contract.state != "drafting":
            return False
        match step:
            case "contract.write_terms":
                return party == CUSTOMER and not contract.signed
            case "contract.sign":
                sides = {CUSTOMER, contract.holder}
                return contract.terms and party in sides - contract.signed
            case "contract.decline":
                return party == contract.holder
        return False  # what only the portal itself does

    def allows_bid(self, action: str, who: str) -> bool:
        if who not in SUPPLIERS or not self.accepting:
            return False
        match action:
            case "submit":
                return who not in self.sealed
            case "replace":
                return who in self.sealed
        return who in self.bidders  # to withdraw twice answers the same
