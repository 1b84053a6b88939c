"""Rights by participation: who sees a record of a project, and who may take its steps."""

from collections import defaultdict
from dataclasses import dataclass

from portal.accounts.actor import SYSTEM, Actor
from portal.organisations.models import Organisation
from portal.rules.actors import Role

from .models import Participation, Record
from .steps import Step


@dataclass(slots=True)
class Parts:
    """The parts played in one project, read in one query."""

    holders: dict[str, list[Organisation]]

    @classmethod
    def of(cls, project_id: int) -> "Parts":
        holders = defaultdict(list)
        rows = Participation.objects.filter(project=project_id).select_related("organisation")
        for row in rows.order_by("pk"):
            holders[row.role].append(row.organisation)
        return cls(holders)

    def roles_of(self, actor: Actor) -> set[str]:
        if actor == SYSTEM:
            return {Role.SYSTEM}
        return {
            role
            for role, organisations in self.holders.items()
            if any(organisation.pk == actor.organisation_id for organisation in organisations)
        }

    def sees(self, actor: Actor, record: Record) -> bool:
        """The same rule as `Record.objects.visible_to`, for a record at hand."""
        if actor == SYSTEM:
            return True
        roles = self.roles_of(actor)
        if record.SEEN_BY:
            roles &= record.SEEN_BY
        return bool(roles) and record.private_to_id in (None, actor.organisation_id)

    def may(self, actor: Actor, step: Step, record: Record) -> bool:
        """Does the actor play a part that the clause names? Drafts are their holder's alone."""
        if record.private_to_id not in (None, actor.organisation_id) and actor != SYSTEM:
            return False
        return bool(self.roles_of(actor) & step.actors)

    def first(self, role: Role) -> Organisation | None:
        return next(iter(self.holders.get(role, ())), None)

    def add(self, project_id: int, organisation: Organisation, role: Role) -> None:
        if organisation not in self.holders[role]:
            Participation.objects.create(
                project_id=project_id, organisation=organisation, role=role
            )
            self.holders[role].append(organisation)
