"""What others did since a page was opened: for the pages of stale forms."""

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.models import User
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.refusal import OURS, Refusal
from portal.workflow.steps import STEPS


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did since the page was opened; `clause` is "" for a rule of ours."""

    title: str
    at: datetime
    by: str
    clause: str = ""


def changes_of(refusal: Refusal) -> list[Change]:
    """What a "stale" refusal tells of the steps taken meanwhile; nothing for others."""
    told = refusal.facts.get("changes", [])
    people = User.objects.in_bulk({change["actor"] for change in told if change["actor"]})
    return [
        Change(
            _title(change["verb"]),
            datetime.fromisoformat(change["at"]),
            str(people.get(change["actor"]) or ROLE_NAMES[Role.SYSTEM]),
            _clause(change["verb"]),
        )
        for change in told
    ]


def _title(verb: str) -> str:
    return str(STEPS[verb].title) if verb in STEPS else verb


def _clause(verb: str) -> str:
    clause = STEPS[verb].clause if verb in STEPS else OURS
    return "" if clause == OURS else clause
