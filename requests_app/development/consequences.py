"""What steps of a request for development bring about in it."""

from portal.workflow.consequences import after
from portal.workflow.perform import also
from portal.workflow.steps import Act

from ..models import DevelopmentRequest
from .sides import confirmed_by_all


@after("development.issue_conclusion")
def close_when_negative(development: DevelopmentRequest, act: Act, data: dict) -> None:
    """92: only a positive conclusion is discussed."""
    if not development.is_positive:
        also(development, "close_negative", act)


@after("development.confirm")
def settle_when_all_confirmed(development: DevelopmentRequest, act: Act, data: dict) -> None:
    if confirmed_by_all(development):
        also(development, "settle", act)
