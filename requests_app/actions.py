"""What is not a step: starting a draft and saving it."""

from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.rules.actors import Role
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock
from portal.workflow.models import Participation, Project

from .annexes.facts import owner_of
from .conditions import scope_refusal
from .models import AutomationRequest


def start_request(*, actor: Actor, language: str, key: UUID | None = None) -> AutomationRequest:
    """A new draft of Annex 1, seen by the actor's organisation alone.

    The same `key` of the same organisation gives the draft that it started before.
    Raises `Refused` (8(1)) when the actor is not of a state body.
    """
    if Role.STATE_BODY not in actor.roles:
        raise Refused(
            Refusal(
                "wrong-role",
                "8(1)",
                _("Annex 1 is filed by state bodies. Suppliers and the operator file Annex 2."),
            )
        )
    with transaction.atomic():
        if key and (started := _started(actor, key)):
            return started
        now = clock.now()
        project = Project.objects.create(opened_at=now)
        Participation.objects.create(
            project=project, organisation=actor.organisation, role=Role.STATE_BODY
        )
        return AutomationRequest.objects.create(
            project=project, filer=actor.organisation, private_to=actor.organisation,
            language=language, start_key=key, created_at=now, changed_at=now,
        )  # fmt: skip


def _started(actor: Actor, key: UUID) -> AutomationRequest | None:
    """The draft of an earlier press of the button; a press at the same moment is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
    return AutomationRequest.objects.filter(start_key=key, filer=actor.organisation_id).first()


def save_draft(
    request: AutomationRequest, sections: dict, *, actor: Actor, version: int
) -> AutomationRequest:
    """Keep what was typed, right or wrong.

    Raises `Refused`: "not-found" without the right to it, "stale" when somebody saved
    meanwhile, "wrong-state" after filing, "state-secrets" (3(1)) when the answers say that the object
    would hold state secrets: then nothing is stored.
    """
    refusal = scope_refusal(sections, owner_of(request.ANNEX, sections, actor.organisation))
    if refusal and refusal.clause == "3(1)":
        raise Refused(refusal)
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=request.project_id)
        fresh = (
            AutomationRequest.objects.visible_to(actor)
            .select_for_update(of=("self", "record_ptr"))
            .filter(pk=request.pk, filer=actor.organisation_id)
            .first()
        )
        if fresh is None:
            raise Refused(Refusal("not-found", OURS, _("There is no such draft.")))
        if fresh.state not in (fresh.State.DRAFT, fresh.State.RETURNED):
            raise Refused(
                Refusal("wrong-state", OURS, _("A filed request can no longer be changed."))
            )
        if fresh.sections == sections:
            return fresh
        if fresh.version != version:
            raise Refused(
                Refusal(
                    "stale",
                    OURS,
                    _(
                        "A colleague saved this draft meanwhile. What you typed is still on this page."
                    ),
                    facts={"version": fresh.version},
                )
            )
        fresh.sections = sections
        fresh.title = sections.get("function", {}).get("function_name", "").strip()[:500]
        fresh.version += 1
        fresh.changed_at = clock.now()
        fresh.save(update_fields=["sections", "title", "version", "changed_at"])
        return fresh
