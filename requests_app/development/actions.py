"""What is not a step: starting the draft of a request for development, saving it, throwing it away."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.models import ICService
from portal.accounts.actor import Actor
from portal.documents.models import Document
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock
from portal.workflow.models import Project

from ..forms.development import FILES, AskForm
from ..models import DevelopmentRequest
from .conditions import (
    ANOTHER_IS_OPEN,
    NOT_THE_CUSTOMER,
    asked_for,
    not_to_be_developed,
    outside_scope,
)

SENT = Refusal("wrong-state", OURS, _("A request that was sent can no longer be changed."))
STALE = _("A colleague saved this draft meanwhile. What you typed is still on this page.")


def start_development(
    service: ICService, *, actor: Actor, scope: dict, language: str = "kk"
) -> DevelopmentRequest:
    """The draft of the actor's organisation; a second press of the button gives the same one.

    Raises `Refused`, and nothing is stored: what clause 3 refuses; "not-the-customer" and
    "no-service" (90); "in-development", "in-continuity", "replacement-runs", "another-open" (ours).
    """
    if actor.organisation_id != service.customer_id:
        raise Refused(NOT_THE_CUSTOMER)
    if refusal := outside_scope(scope, service):
        raise Refused(refusal)
    with transaction.atomic():
        _lock(service.project_id)
        fresh = ICService.objects.get(pk=service.pk)
        if refusal := not_to_be_developed(fresh):
            raise Refused(refusal)
        if found := asked_for(fresh):
            if found.state == found.State.DRAFT:
                return found
            raise Refused(ANOTHER_IS_OPEN)
        now = clock.now()
        return DevelopmentRequest.objects.create(
            project_id=fresh.project_id, service=fresh, title=fresh.name_kk,
            filer=actor.organisation, private_to=actor.organisation, language=language,
            scope=scope, created_at=now, changed_at=now,
        )  # fmt: skip


def save_development(
    draft: DevelopmentRequest, typed: dict, *, actor: Actor, version: int
) -> DevelopmentRequest:
    """Keep what was typed, right or wrong. Raises `Refused`: "not-found", "wrong-state", "stale"."""
    kept = {name: str(typed.get(name) or "") for name in AskForm.base_fields}
    with transaction.atomic():
        fresh = _own(draft, actor)
        if fresh.answers == kept:
            return fresh
        _refuse_stale(fresh, version)
        _hold_files(fresh.answers, kept, actor)
        fresh.answers = kept
        fresh.version += 1
        fresh.changed_at = clock.now()
        fresh.save(update_fields=["answers", "version", "changed_at"])
        return fresh


def discard_development(draft: DevelopmentRequest, *, actor: Actor, version: int) -> None:
    """Throw away a draft with its files. Raises `Refused` as `save_development` does."""
    with transaction.atomic():
        fresh = _own(draft, actor)
        _refuse_stale(fresh, version)
        _hold_files(fresh.answers, {}, actor)
        fresh.delete()


def _own(draft: DevelopmentRequest, actor: Actor) -> DevelopmentRequest:
    """The draft as it is now, locked; raises `Refused` when it is not to be written."""
    _lock(draft.project_id)
    rows = DevelopmentRequest.objects.visible_to(actor).filter(filer=actor.organisation_id)
    fresh = rows.select_for_update(of=("self", "record_ptr")).filter(pk=draft.pk).first()
    if fresh is None:
        raise Refused(Refusal("not-found", OURS, _("There is no such draft.")))
    if fresh.state != fresh.State.DRAFT:
        raise Refused(SENT)
    return fresh


def _lock(project: int) -> None:
    Project.objects.select_for_update(of=("self",)).filter(pk=project).first()


def _refuse_stale(fresh: DevelopmentRequest, version: int) -> None:
    if fresh.version != version:
        raise Refused(Refusal("stale", OURS, STALE, facts={"version": fresh.version}))


def _hold_files(before: dict, after: dict, actor: Actor) -> None:
    """A saved draft holds on to its files, however long it waits, and lets go of those it had."""
    old, new = ({said[name] for name in FILES if said.get(name)} for said in (before, after))
    mine = Document.objects.filter(organisation=actor.organisation_id, attachments=None)
    mine.filter(key__in=old - new).update(attached_at=None)
    mine.filter(key__in=new - old, attached_at=None).update(attached_at=clock.now())
