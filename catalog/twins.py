"""Entries of one name and one owner: the same thing entered twice."""

from collections.abc import Iterable, Mapping

from .models import Registered

# Kazakh name, owner, owner's name while it is no organisation of the portal.
Identity = tuple[str, int | None, str]


def identity(item: Registered) -> Identity:
    return item.name_kk, item.owner_id, "" if item.owner_id else item.owner_kk


def identity_of(values: Mapping) -> Identity:
    """The same for an entry that is not made yet."""
    owner = values.get("owner_id")
    return values["name_kk"], owner, "" if owner else values.get("owner_kk", "")


def numbers_of(model: type[Registered], identities: Iterable[Identity]) -> dict[Identity, str]:
    """Which of them the register has, and under which number. One query."""
    names = {name for name, _owner, _written in identities}
    found = model.objects.filter(name_kk__in=names).only(
        "name_kk", "owner_id", "owner_kk", "number"
    )
    return {identity(item): item.number for item in found}
