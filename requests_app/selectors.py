"""Shared reads of initiatives and conclusions."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet

from portal.organisations.models import Organisation
from portal.workflow.models.record import Filing, Kind

from .annexes.reading import mapping, text

if TYPE_CHECKING:
    from .models.initiative import Initiative

# The records that open a case, one a project.
OPENING = {Kind.REQUEST: "AutomationRequest", Kind.APPLICATION: "SupplierApplication"}
NAMEABLE = (Organisation.Kind.STATE_BODY, Organisation.Kind.NATIONAL_BANK)


def initiative_of(project: int, kind: str | None = None) -> "Initiative":
    """The request or application that opened the case of this project."""
    kinds = [kind] if kind else list(OPENING)
    for name in kinds:
        model = apps.get_model("requests_app", OPENING[name])
        if found := model.objects.filter(project=project).first():
            return found
    raise LookupError(f"Project {project} has no initiative.")


def filings_of(initiative: "Initiative") -> QuerySet[Filing]:
    """Its filed versions, the first one first; each as it was frozen."""
    filed = Filing.objects.filter(record=initiative.pk, step=f"{initiative.kind}.submit")
    return filed.order_by("version")


def filed_sections(initiative: "Initiative") -> dict:
    """The answers as they were filed last: what everybody reads but the page of the filer's draft.

    After a return the record itself holds what is being typed, and so it does when it was
    withdrawn then. One query in these states, none in the others.
    """
    state = initiative.State
    if initiative.state not in (state.RETURNED, state.WITHDRAWN):
        return initiative.sections
    content = filings_of(initiative).values_list("content", flat=True).last()
    return content["sections"] if content else {}


def state_bodies(*, active: bool = True) -> QuerySet[Organisation]:
    """The bodies that an application may name, in the order of the Kazakh alphabet."""
    bodies = Organisation.objects.filter(kind__in=NAMEABLE)
    return bodies.filter(active=True) if active else bodies


def addressed_body(sections: object, *, active: bool = True) -> Organisation | None:
    """The body that an application names by its BIN, if there is such a one. Total.

    With `active` False also one that is closed since: what was filed can still be read.
    """
    named = text(mapping(mapping(sections).get("scope")).get("state_body"))
    if not (named.isascii() and named.isdigit()):
        return None
    return state_bodies(active=active).filter(bin=named).first()


def failed_criteria(initiative: "Initiative") -> list[str]:
    """The numbers of the criteria that the latest conclusion finds not met (clause 11)."""
    conclusions = apps.get_model("requests_app", "Conclusion").objects.filter(
        project=initiative.project_id
    )
    criteria = conclusions.order_by("-pk").values_list("criteria", flat=True).first() or {}
    return [number for number, judged in sorted(criteria.items()) if judged["outcome"] == "not_met"]
