"""The ladder of clause 53-1 as people see it: three rungs, and the one next step."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Tender

State = Tender.State
# After which empty round what is decided.
STEPS = {1: "decide_reannouncement", 2: "decide_amendment", 3: "decide_cancellation"}
DECISIONS = {
    "decide_reannouncement": "reannouncement",
    "decide_amendment": "amendment",
    "decide_cancellation": "cancellation",
}
TITLES = {
    1: _("First round without a bid: announce again"),
    2: _("Second round without a bid: amend the design task and run the tender again"),
    3: _("Third round without a bid: cancel the creation or development"),
}
# What the Commission decides is written by it: these words only spare it the typing.
REASONS = {
    "decide_reannouncement": _(
        "No bid came for the tender. To announce the tender again with the same design task."
    ),
    "decide_amendment": _(
        "No bid came for the tender that was announced again. To amend the design task, and to run the"
        " tender again with the amended design task."
    ),
    "decide_cancellation": _(
        "No bid came for the tender with the amended design task. To cancel the creation or development"
        " of the IC service."
    ),
}
ALL_REJECTED = _(
    "No bid is left that the contract could be concluded with. To announce the tender again with the"
    " same design task; the round is not counted anew."
)


@dataclass(frozen=True, slots=True)
class Rung:
    """`state` is "done", "now" or "" for what has not come to it."""

    number: int
    title: Any
    state: str
    decisions: list[dict]


def step_of(tender: Tender) -> str:
    """The one step that the tender waits for; "" where the ladder asks for none."""
    if tender.state == State.EVALUATED:
        return "decide_reannouncement"
    return STEPS.get(tender.rungs, "") if tender.state == State.NO_BIDS else ""


def reason_of(tender: Tender) -> str:
    """What the decision would say, to be changed at will."""
    if tender.state == State.EVALUATED:
        return str(ALL_REJECTED)
    return str(REASONS.get(step_of(tender), ""))


def rungs_of(tender: Tender) -> list[Rung]:
    now = tender.rungs if tender.state == State.NO_BIDS else 0
    return [
        Rung(
            number,
            title,
            "now" if number == now else "done" if number <= tender.rungs else "",
            [
                said | {"place": place}
                for place, said in enumerate(tender.decisions, 1)
                if said["round"] == number and said.get("empty", True)
            ],
        )
        for number, title in TITLES.items()
    ]
