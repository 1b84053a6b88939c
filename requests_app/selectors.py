"""Shared reads of requests and conclusions."""

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from portal.workflow.models import Record

    from .models import Conclusion


def conclusion_of(request: "Record") -> "Conclusion | None":
    """The latest conclusion in the project of a request."""
    model = apps.get_model("requests_app", "Conclusion")
    return model.objects.filter(project=request.project_id).order_by("-pk").first()
