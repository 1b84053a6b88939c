"""The people named so far: kept by the page from press to press, stored nowhere before the order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.accounts.models import Membership
from portal.rules.refusal import OURS, Refusal

from ...calling import MOST_FOUND, find, who_may_sit
from ...models import Member

MOST_NAMED = 40
Place = Member.Place
# Where the step takes the people of each place.
PLACES = {
    Place.CHAIR: "chair",
    Place.SECRETARY: "secretary",
    Place.MEMBER: "members",
    Place.ALTERNATE: "alternates",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A person and the place, "" while none is chosen."""

    post: Membership
    place: str

    @property
    def field(self) -> str:
        return f"place-{self.post.pk}"

    @property
    def place_name(self) -> str:
        return str(Place(self.place).label) if self.place else ""


class Naming:
    """What a press of a button says about people."""

    def __init__(self, data: Mapping) -> None:
        chosen = _keys(data, "person") + (_keys(data, "pick") if "add" in data else [])
        chosen = [key for key in dict.fromkeys(chosen) if str(key) != data.get("remove")]
        posts = who_may_sit().in_bulk(chosen[:MOST_NAMED])
        self.people = [
            Named(posts[key], _place(data.get(f"place-{key}", "")))
            for key in chosen
            if key in posts
        ]

    @property
    def data(self) -> dict[str, list[str]]:
        """As the step takes it."""
        return {
            name: [named.post.user.email for named in self.people if named.place == place]
            for place, name in PLACES.items()
        }

    @property
    def refusal(self) -> Refusal | None:
        """Somebody is named, but not to what place."""
        waiting = [named.post.user.full_name for named in self.people if not named.place]
        if not waiting:
            return None
        message = _("Choose the place of everybody who is named: %(names)s.")
        message %= {"names": ", ".join(waiting)}
        return Refusal("place-missing", OURS, message, fields={"members": [message]})

    @property
    def voting(self) -> list[Named]:
        return [named for named in self.people if named.place in Member.VOTING]

    @property
    def quorum(self) -> int:
        return len(self.voting) // 2 + 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, without those who are named already."""

    words: str
    body: str
    people: list[Membership]
    more: bool


def search(data: Mapping, naming: Naming, *, own: str) -> Found:
    """The first look is at the people of the customer itself, `own`."""
    words, body = str(data.get("words", "")).replace("\x00", ""), data.get("body", own)
    rows = find(words, body if body.isascii() and body.isdecimal() else "")
    named = {named.post.pk for named in naming.people}
    shown = [row for row in rows[:MOST_FOUND] if row.pk not in named]
    return Found(words, body, shown, len(rows) > MOST_FOUND)


def _keys(data: Mapping, name: str) -> list[int]:
    said = data.getlist(name) if isinstance(data, QueryDict) else []
    return [int(each) for each in said if each.isascii() and each.isdecimal() and len(each) < 19]


def _place(said: str) -> str:
    return said if said in Place.values else ""
