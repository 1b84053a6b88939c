"""Who acts: a person for an organisation, or the portal itself."""

from dataclasses import dataclass

from portal.organisations.models import Organisation
from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.text import Text

from .models import Membership, User


@dataclass(frozen=True, slots=True)
class Actor:
    """What a step is told about the one who takes it.

    `roles` are those the organisation may play at all; which of them it plays in a project
    is decided by participation.
    """

    user: User | None
    organisation: Organisation | None
    rank: str | None
    roles: frozenset[Role]
    is_administrator: bool = False
    # The post, as papers name it under a signature; empty where none is entered.
    position: Text = Text("", "", "")

    @property
    def user_id(self) -> int | None:
        return self.user and self.user.pk

    @property
    def organisation_id(self) -> int | None:
        return self.organisation and self.organisation.pk

    @property
    def is_head(self) -> bool:
        return self.rank == Membership.Rank.HEAD

    @property
    def signature(self) -> dict:
        """Person and post as they are now, for what is signed: people change posts, papers do not."""
        position = {language: self.position.inside(language) for language in ("kk", "ru", "en")}
        return {"name": self.user.full_name if self.user else "", "position": position}

    @property
    def label(self) -> str:
        """For the audit and for logs: the same words whoever reads them."""
        if self.user is None:
            return ROLE_NAMES[Role.SYSTEM].kk
        return f"{self.user.full_name} ({self.organisation.short_kk})"

    def __str__(self) -> str:
        return self.label


SYSTEM = Actor(user=None, organisation=None, rank=None, roles=frozenset({Role.SYSTEM}))


def actor_for(organisation: Organisation) -> Actor:
    """A body as such, nobody in particular: sees what all of its people see, and takes no step."""
    return Actor(user=None, organisation=organisation, rank=None, roles=organisation.roles)


def actor_of(user: User) -> Actor | None:
    """The person as an actor, in one query; None without a post in an active organisation."""
    membership = (
        Membership.objects.filter(user=user, active=True, organisation__active=True)
        .select_related("organisation")
        .first()
    )
    if membership is None or not user.is_active:
        return None
    return Actor(
        user=user,
        organisation=membership.organisation,
        rank=membership.rank,
        roles=membership.organisation.roles,
        is_administrator=user.is_administrator,
        position=membership.positions,
    )
