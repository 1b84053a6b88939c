"""Tariffs of a contract as plain data: proposed, answered, in force on a day.

One entry a proposal, the oldest first: {"number", "from_on", "components", "sum", "state",
"proposed_at", "proposed_by", "answered_at", "answered_by", "reason", "agreement"}; components are
{"kind", "amount", "what"}, amounts in tenge a month.
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MAINTENANCE = "maintenance"
KINDS = [
    ("rental", pgettext_lazy("component of a tariff", "Rent of the product or object")),
    (MAINTENANCE, pgettext_lazy("component of a tariff", "Maintenance of the code")),
    ("support", pgettext_lazy("component of a tariff", "Support of users")),
    ("hosting", pgettext_lazy("component of a tariff", "Hosting and resources")),
    ("other", pgettext_lazy("component of a tariff", "Other")),
]
PROPOSED, AGREED, DECLINED, REPLACED = "proposed", "agree", "decline", "replaced"
STATES = {
    PROPOSED: (_("Waits for the answer of the customer"), "info"),
    AGREED: (_("Agreed"), "success"),
    DECLINED: (_("Declined"), "danger"),
    REPLACED: (_("Replaced by a later proposal"), "neutral"),
}


def proposed(
    entries: list[dict], from_on: date, components: list[dict], *, by: dict, at: datetime
) -> list[dict]:
    """The history with one more proposal; one that was not answered is replaced by it."""
    entry = {
        "number": len(entries) + 1, "from_on": from_on.isoformat(), "components": components,
        "sum": total(components), "state": PROPOSED, "proposed_at": at.isoformat(),
        "proposed_by": by,
    }  # fmt: skip
    earlier = [row | {"state": REPLACED} if row["state"] == PROPOSED else row for row in entries]
    return [*earlier, entry]


def answered(
    entries: list[dict], decision: str, reason: str, agreement: str, *, by: dict, at: datetime
) -> list[dict]:
    answer = {
        "state": decision, "reason": reason, "agreement": agreement,
        "answered_at": at.isoformat(), "answered_by": by,
    }  # fmt: skip
    return [row | answer if row["state"] == PROPOSED else row for row in entries]


def waiting(entries: list[dict]) -> dict | None:
    """The proposal that waits for an answer."""
    return next((row for row in reversed(entries) if row["state"] == PROPOSED), None)


def in_force(entries: list[dict], day: date, *, maintenance_only: bool) -> dict | None:
    """The agreed tariff that holds on a day: of two from the same day the later agreed one.

    With `maintenance_only` the components that are not paid for any more are left out (103-2).
    """
    begun = [row for row in entries if row["state"] == AGREED and row["from_on"] <= day.isoformat()]
    if not begun:
        return None
    found = max(begun, key=lambda row: (row["from_on"], row["number"]))
    if not maintenance_only:
        return found
    left = [row for row in found["components"] if row["kind"] == MAINTENANCE]
    return found | {"components": left, "sum": total(left)}


def total(components: list[dict]) -> str:
    return str(sum((Decimal(row["amount"]) for row in components), Decimal("0.00")))


def kind_name(kind: str) -> str:
    return str(dict(KINDS).get(kind, kind))
