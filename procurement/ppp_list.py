"""Approving the list of PPP projects (clause 32; Law on Informatization, Art. 45(5)(2)).

What stands on it is every project that was put on the list; an approval makes the next edition of it, with
its papers in both official languages. It is no step of one record: an edition is of all projects.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.audit import chain
from portal.documents.actions import mark_attached
from portal.documents.models import Document
from portal.documents.papers.issue import issue_paper
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import register
from portal.organisations.selectors import service_integrator
from portal.rules.actors import Role
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock
from portal.workflow.models import Participation
from portal.workflow.numbering import document_number

from .models import PPPList, PPPProject
from .papers.ppp_list import LANGUAGES, list_paper

APPROVED = "ppp_list.approve"
LOCK = 0x32_45_5_2

register(APPROVED, _("An edition of the list of PPP projects is approved: No. %(number)s"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """The edition that would be approved now, beside the one that is in force."""

    number: int
    entries: list[dict]
    last: PPPList | None

    @property
    def digest(self) -> str:
        """What the person saw: an approval of anything else is refused."""
        return _digest(self.number, self.entries)

    @property
    def added(self) -> list[dict]:
        """The projects that no earlier edition has."""
        known = {entry["project"] for entry in self.last.entries} if self.last else set()
        return [entry for entry in self.entries if entry["project"] not in known]

    @property
    def refusal(self) -> Refusal | None:
        if not self.entries:
            return Refusal(
                "list-empty", OURS, _("No project was put on the list yet: there is nothing to approve.")
            )  # fmt: skip
        if self.last and self.last.entries == self.entries:
            return Refusal(
                "list-unchanged", OURS, _("Nothing has changed since the edition in force.")
            )
        return None


def may_approve(actor: Actor | None) -> bool:
    return actor is not None and Role.AUTHORISED_BODY in actor.roles


def current_list() -> PPPList | None:
    """The edition in force."""
    return PPPList.objects.order_by("-number").first()


def proposal() -> Proposal:
    last = current_list()
    return Proposal(last.number + 1 if last else 1, _entries(), last)


def approve_list(*, actor: Actor, seen: str | None = None) -> PPPList | Refusal:
    """Approve the next edition. `seen` is the digest of the proposal that the person looked at.

    The same approval again gives the edition it made. Refusals: wrong-role (32), list-empty,
    list-unchanged, stale.
    """
    if actor.user is None or not may_approve(actor):
        return Refusal("wrong-role", "32", _("The authorised body alone approves the list."))
    try:
        with transaction.atomic():
            _hold()
            return _approve(proposal(), actor, seen)
    except Refused as refused:
        return refused.refusal


def _approve(proposed: Proposal, actor: Actor, seen: str | None) -> PPPList:
    last = proposed.last
    if last and seen == _digest(last.number, last.entries):
        return last
    if refusal := proposed.refusal:
        raise Refused(refusal)
    if seen is not None and seen != proposed.digest:
        raise Refused(_stale())
    moment = clock.now()
    edition = PPPList(
        number=proposed.number, entries=proposed.entries, approved_at=moment,
        approved_by=actor.user, signatory=actor.signature,
        registered=document_number(actor.organisation, clock.local_date(moment).year),
    )  # fmt: skip
    documents = _issue(edition, actor)
    edition.document_kk, edition.document_ru = documents
    edition.save()
    mark_attached(documents, at=moment)
    _note(edition, documents, actor)
    _tell(edition, proposed.added, moment)
    return edition


def _issue(edition: PPPList, actor: Actor) -> list[Document]:
    body = actor.organisation
    return [
        issue_paper(list_paper(edition, body, language), organisation=body)
        for language in LANGUAGES
    ]


def _entries() -> list[dict]:
    """Every listed project, in the order of listing, in two queries."""
    listed = PPPProject.objects.filter(state=PPPProject.State.LISTED).select_related("project")
    projects = list(listed.order_by("listed_at", "pk"))
    parts = Participation.objects.filter(
        role=Role.STATE_BODY, project__in=[ppp.project_id for ppp in projects]
    ).select_related("organisation")
    bodies = {part.project_id: part.organisation for part in parts.order_by("-pk")}
    return [_entry(ppp, bodies[ppp.project_id]) for ppp in projects]


def _entry(ppp: PPPProject, body) -> dict:
    return {
        "project": ppp.project.number,
        "title": ppp.title,
        "state_body": {code: body.name_in(code) for code in ("kk", "ru", "en")},
        "support": ppp.support,
        "support_number": ppp.support_number,
        "received_on": ppp.received_on.isoformat(),
        "listed_on": clock.local_date(ppp.listed_at).isoformat(),
    }


def _note(edition: PPPList, documents: list[Document], actor: Actor) -> None:
    """On the stream of the portal: an edition belongs to no one project."""
    said = {
        "edition": edition.number,
        "registered": edition.registered,
        "projects": [entry["project"] for entry in edition.entries],
        "entries": _digest(edition.number, edition.entries),
        "documents": [document.sha256 for document in documents],
    }
    entry = chain.Entry(
        verb=APPROVED, actor=actor.user_id, organisation=actor.organisation_id, data=said
    )
    chain.append([entry], at=edition.approved_at)


def _tell(edition: PPPList, added: list[dict], moment: datetime) -> None:
    """The integrator, and the state bodies whose projects are new on the list."""
    new = Participation.objects.filter(
        role=Role.STATE_BODY, project__number__in=[entry["project"] for entry in added]
    ).select_related("organisation")
    bodies = {part.organisation_id: part.organisation for part in new}
    if integrator := service_integrator():
        bodies[integrator.pk] = integrator
    post(
        OutboxRow(
            at=moment, organisation=body, kind=APPROVED, path="/ppp-list/",
            facts={"number": edition.registered},
        )
        for body in bodies.values()
    )  # fmt: skip


def _digest(number: int, entries: list[dict]) -> str:
    said = json.dumps([number, entries], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _hold() -> None:
    """One approval at a time; a project that is being put on the list meanwhile comes into the next."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _stale() -> Refusal:
    return Refusal(
        "stale",
        OURS,
        _("The list was changed while you were looking at it. See what changed, then approve it."),
    )
