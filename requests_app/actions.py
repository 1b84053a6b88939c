"""What is not a step: starting a draft, saving it, throwing it away."""

from copy import deepcopy
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock
from portal.workflow.models import Participation, Project

from .annexes.facts import owner_of
from .annexes.uploads import let_go
from .conditions import scope_refusal, title_of
from .models import Initiative

UNFILED = Refusal("wrong-state", OURS, _("A filed request can no longer be changed."))
STATE_SECRETS = "3(1)"


def start_draft(
    model: type[Initiative],
    *,
    actor: Actor,
    language: str,
    key: UUID | None = None,
    scope: dict | None = None,
    earlier: Initiative | None = None,
) -> Initiative:
    """A new draft of an annex, seen by the actor's organisation alone.

    The same `key` of the same organisation gives the draft that it started before. `scope`
    are the answers to the questions of clause 3; `earlier` is a record of the same filer whose
    answers are taken over; one that was refused or withdrawn is taken up again.
    Raises `Refused`: "wrong-role" (8(1), 8(2)) for who does not file this form, and what
    clause 3 refuses: then nothing is stored.
    """
    if not model.FILED_BY & actor.roles:
        raise Refused(Refusal("wrong-role", model.FORM_CLAUSE, model.NOT_YOUR_FORM))
    sections = deepcopy(earlier.sections) if earlier else {}
    if scope:
        sections["scope"] = scope
    if refusal := _scope_refusal(model, sections, actor) if scope else None:
        raise Refused(refusal)
    with transaction.atomic():
        if key and (started := _started(model, actor, key)):
            return started
        now = clock.now()
        project = Project.objects.create(opened_at=now)
        role = next(iter(model.FILED_BY & actor.roles))
        Participation.objects.create(project=project, organisation=actor.organisation, role=role)
        return model.objects.create(
            project=project, filer=actor.organisation, private_to=actor.organisation,
            language=language, start_key=key, created_at=now, changed_at=now, sections=sections,
            title=title_of(sections), follows=earlier if _ended(earlier) else None,
        )  # fmt: skip


def save_section(
    initiative: Initiative, section: str, answers: dict, *, actor: Actor, version: int
) -> Initiative:
    """Keep what was typed in one section, right or wrong; raises what `save_draft` raises."""
    return save_draft(initiative, {section: answers}, actor=actor, version=version, whole=False)


def save_draft(
    initiative: Initiative, sections: dict, *, actor: Actor, version: int, whole: bool = True
) -> Initiative:
    """Keep what was typed, right or wrong; without `whole` other sections stay as they are.

    Raises `Refused`: "not-found" without the right to it, "stale" when somebody saved
    meanwhile, "wrong-state" after filing, "state-secrets" (3(1)) when the answers say that the object
    would hold state secrets: then nothing is stored.
    """
    _refuse_secrets(sections)
    with transaction.atomic():
        fresh = own_locked(initiative, actor)
        kept = sections if whole else fresh.sections | sections
        if fresh.sections == kept:
            return fresh
        if fresh.version != version:
            raise Refused(_stale(fresh))
        fresh.sections = kept
        if fresh.state == fresh.State.DRAFT:  # others read the title of what was filed
            fresh.title = title_of(kept)
        fresh.version += 1
        fresh.changed_at = clock.now()
        fresh.save(update_fields=["sections", "title", "version", "changed_at"])
        return fresh


def discard_draft(initiative: Initiative, *, actor: Actor, version: int) -> None:
    """Throw away a draft that was never filed. Raises `Refused` as `save_draft` does."""
    with transaction.atomic():
        fresh = own_locked(initiative, actor)
        if fresh.state != fresh.State.DRAFT:
            raise Refused(UNFILED)
        if fresh.version != version:
            raise Refused(_stale(fresh))
        project = fresh.project
        unfiled = (fresh.State.DRAFT, fresh.State.RETURNED)
        others = type(fresh).objects.filter(filer=fresh.filer, state__in=unfiled)
        let_go(
            fresh.ANNEX, fresh.sections, fresh.filer,
            others=list(others.exclude(pk=fresh.pk).values_list("sections", flat=True)),
        )  # fmt: skip
        fresh.delete()
        project.delete()


def own_locked(initiative: Initiative, actor: Actor) -> Initiative:
    """The filer's own record as it is now, locked; raises `Refused` when it is not to be written."""
    Project.objects.select_for_update().filter(pk=initiative.project_id).first()
    fresh = (
        type(initiative)
        .objects.visible_to(actor)
        .select_for_update(of=("self", "record_ptr"))
        .filter(pk=initiative.pk, filer=actor.organisation_id)
        .first()
    )
    if fresh is None:
        raise Refused(Refusal("not-found", OURS, _("There is no such draft.")))
    if fresh.state not in (fresh.State.DRAFT, fresh.State.RETURNED):
        raise Refused(UNFILED)
    return fresh


def _refuse_secrets(sections: dict) -> None:
    refusal = scope_refusal(sections, None)
    if refusal and refusal.clause == STATE_SECRETS:
        raise Refused(refusal)


def _scope_refusal(model: type[Initiative], sections: dict, actor: Actor) -> Refusal | None:
    return scope_refusal(sections, owner_of(model.ANNEX, sections, actor.organisation))


def _ended(earlier: Initiative | None) -> bool:
    return earlier is not None and earlier.state in (
        earlier.State.REFUSED,
        earlier.State.WITHDRAWN,
    )


def _stale(fresh: Initiative) -> Refusal:
    return Refusal(
        "stale",
        OURS,
        _("A colleague saved this draft meanwhile. What you typed is still on this page."),
        facts={"version": fresh.version},
    )


def _started(model: type[Initiative], actor: Actor, key: UUID) -> Initiative | None:
    """The draft of an earlier press of the button; a press at the same moment is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
    return model.objects.filter(start_key=key, filer=actor.organisation_id).first()
