"""The states that requests and conclusions may have."""

from django.db import migrations

from portal.workflow.constraints import allow_states


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0001_initial"), ("workflow", "0001_initial")]
    operations = [
        allow_states(
            "request",
            [
                "draft", "submitted", "under_review", "returned", "concluded", "agreed",
                "refused", "creation_ordered", "withdrawn",
            ],
        ),
        allow_states("conclusion", ["draft", "issued"]),
    ]  # fmt: skip
