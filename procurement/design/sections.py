"""Placeholder of the table of the design task: keys and the answers that steps rely on."""

from requests_app.annexes.annex import Annex, Section

KEYS = (
    "general", "rental_ceiling", "service_ceiling", "processes", "platform", "integrations",
    "performance", "security", "commissioning", "reuse", "training", "selection", "schedule", "terms",
)  # fmt: skip
TASK = Annex("19", "", "19", tuple(Section(key, key, number=i) for i, key in enumerate(KEYS, 1)))
