"""The states that the records of procurement may have."""

from django.db import migrations

from portal.workflow.constraints import allow_states


class Migration(migrations.Migration):
    dependencies = [("procurement", "0001_initial"), ("workflow", "0001_initial")]
    operations = [
        allow_states("design_task", ["drafting", "approved", "superseded"]),
        allow_states("ppp_project", ["open", "proposed", "supported", "listed"]),
        allow_states("commission", ["forming", "formed", "dissolved"]),
        allow_states(
            "tender",
            [
                "preparing", "accepting_bids", "closed", "opening", "opened", "evaluated",
                "awarded", "no_bids", "awaiting_amendment", "cancelled",
            ],
        ),
        allow_states(
            "bid",
            [
                "draft", "submitted", "withdrawn", "opened", "admitted", "rejected", "winner",
                "not_selected",
            ],
        ),
        allow_states(
            "contract",
            [
                "drafting", "signed", "declined", "in_rental", "broken", "operator_continuity",
                "completed",
            ],
        ),
    ]  # fmt: skip
