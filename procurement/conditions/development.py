"""How a decided development goes on in procurement (clause 92)."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act

if TYPE_CHECKING:
    from ..models import Contract, DesignTask


def standing_contract(project: int) -> "Contract | None":
    """The contract under which the supplier of the service works; None without a rental."""
    model = apps.get_model("procurement", "Contract")
    rows = model.objects.filter(project=project, state__in=("signed", "in_rental"))
    return rows.order_by("-pk").first()


def kept_contract(task: "DesignTask") -> "Contract | None":
    """The contract under which this edition is carried out; None for any other edition, and where
    the supplier is replaced or there was none."""
    if task.development_id is None or task.development.replaces_supplier:
        return None
    return standing_contract(task.project_id)


def tendered(task: "DesignTask") -> bool:
    """Whether a supplier is selected for this edition: a rental, and nobody who carries it out yet."""
    return task.rental and kept_contract(task) is None


def rental_as_decided(task: Record, act: Act) -> Refusal | None:
    """Ours: where the supplier is kept its product is rented on."""
    if task.rental or kept_contract(task) is None:
        return None
    return Refusal(
        "supplier-kept",
        OURS,
        _(
            "The discussion decided to keep the supplier: the design task provides for a rental. Change"
            " the answer in section 19(1)."
        ),
    )
