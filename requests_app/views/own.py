"""Fetching what one's own organisation files."""

from django.db.models import QuerySet
from django.http import Http404

from portal.accounts.actor import Actor
from portal.workflow.cases import Case

from ..annexes.annex import Section
from ..models import AutomationRequest, Initiative, SupplierApplication

State = Initiative.State
WRITABLE = (State.DRAFT, State.RETURNED)
# As many as a page can show at a glance; the rest is in "My work".
SHOWN = 20
# As many as a list to choose from can hold.
CHOOSABLE = 100


def model_of(actor: Actor) -> type[Initiative] | None:
    """The form that the actor's organisation files under clause 8; None for the others."""
    models = (AutomationRequest, SupplierApplication)
    return next((model for model in models if model.FILED_BY & actor.roles), None)


def own_initiative(pk: int, actor: Actor) -> Initiative:
    """What the actor's organisation files; Http404 for everybody else's."""
    model = model_of(actor)
    found = model and own(model, actor).filter(pk=pk).first()
    if not found:
        raise Http404
    return found


def own_opened(pk: int, actor: Actor) -> Case:
    """The same with all its case, for a page that shows where the case stands."""
    case, model = Case.of_record(pk, actor), model_of(actor)
    record = case.main
    if record.pk != pk or record.filer_id != actor.organisation_id or type(record) is not model:
        raise Http404
    return case


def own_section(pk: int, key: str, actor: Actor) -> tuple[Initiative, Section]:
    """A section of it. Raises Http404 when the form has no such section."""
    record = own_initiative(pk, actor)
    section = record.ANNEX.by_key.get(key)
    if section is None:
        raise Http404
    return record, section


def own_drafts(model: type[Initiative], actor: Actor) -> QuerySet[Initiative]:
    """What the organisation is still writing, the latest first."""
    return own(model, actor).filter(state__in=WRITABLE).order_by("-changed_at", "-pk")[:SHOWN]


def own_filed(model: type[Initiative], actor: Actor) -> QuerySet[Initiative]:
    """What the organisation has filed so far, the latest first."""
    rows = own(model, actor).filter(project__number__isnull=False)
    return rows.order_by("-pk")[:CHOOSABLE]


def own(model: type[Initiative], actor: Actor) -> QuerySet[Initiative]:
    rows = model.objects.visible_to(actor).filter(filer=actor.organisation_id)
    return rows.select_related("project", "filer")
