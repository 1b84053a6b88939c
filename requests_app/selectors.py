"""Shared reads of requests and conclusions."""

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from portal.workflow.models import Record


def failed_criteria(request: "Record") -> list[str]:
    """The numbers of the criteria that the latest conclusion finds not met (clause 11)."""
    conclusions = apps.get_model("requests_app", "Conclusion").objects.filter(
        project=request.project_id
    )
    criteria = conclusions.order_by("-pk").values_list("criteria", flat=True).first() or {}
    return [number for number, judged in sorted(criteria.items()) if judged["outcome"] == "not_met"]
