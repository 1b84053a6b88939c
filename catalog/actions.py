"""Entering into the registers and changing what is there."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import quote

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.accounts.actor import SYSTEM, Actor
from portal.audit import chain
from portal.rules.actors import Role
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock
from portal.workflow.models.numbers import Counter

from . import index
from .index import said_in
from .models import Entry, InformatizationObject, IntegrationService, Registered
from .search import searchable

# model → kind of its entries, beginning of its numbers, page.
PLACES = {
    InformatizationObject: (Entry.Kind.OBJECT, "АО", "catalog:object"),
    IntegrationService: (Entry.Kind.INTEGRATION_SERVICE, "СВ", "catalog:service"),
}
# Signs that an address keeps as they are, for `reverse`.
KEPT = "!$&'()*+,;=/~:@"
KEEPERS = {Role.SYSTEM, Role.SERVICE_INTEGRATOR}

WRONG_ROLE = Refusal("wrong-role", OURS, _("The registers are kept by the service integrator."))


def register(item: Registered, *, actor: Actor) -> Registered:
    """Enter a new object or service; it gets a number unless it has one.

    Raises `Refused` for others than the integrator, ValidationError for fields that do not hold.
    """
    check_keeper(actor)
    with transaction.atomic():
        (item,) = prepare([item])
        item.full_clean()
        item.save()
        record([item], "registered", actor=actor)
    return item


def change(item: Registered, *, actor: Actor) -> Registered:
    """Keep what was changed in an entered one. Raises as `register` does."""
    check_keeper(actor)
    with transaction.atomic():
        (item,) = prepare([item])
        item.full_clean()
        item.save()
        record([item], "changed", actor=actor)
    return item


def check_keeper(actor: Actor) -> None:
    """Raises `Refused` for others than the integrator."""
    if actor != SYSTEM and not actor.roles & KEEPERS:
        raise Refused(WRONG_ROLE)


def prepare(items: Sequence[Registered]) -> Sequence[Registered]:
    """Give items of one register what they are found by: words, the moment, a number where none is.

    The numbers come last: their counter is locked until the transaction ends.
    """
    now = clock.now()
    for item in items:
        if item.pk is None:
            item.entered_at = now
        item.changed_at = now
        # The texts as the index takes them: their tokens are found once.
        item.words = searchable(said_in(item.names), said_in(item.purposes), said_in(item.owners))
    if nameless := [item for item in items if not item.number]:
        kind, beginning, _page = PLACES[type(nameless[0])]
        given = Counter.take(f"register:{kind}", len(nameless))
        for item, number in zip(nameless, given, strict=True):
            item.number = f"{beginning}-{number:06}"
    return items


def record(
    items: Sequence[Registered], done: str, *, actor: Actor, new: bool = False, **data
) -> None:
    """Make saved items of one register findable and say in the audit what was done with them.

    `new`: none of them was findable before.
    """
    if not items:
        return
    kind, _beginning, _page = PLACES[type(items[0])]
    index.enter_all(map(described, items), new=new)
    chain.append(
        [
            chain.Entry(
                verb=f"{kind}.{done}", actor=actor.user_id, organisation=actor.organisation_id,
                data={"id": item.pk, "number": item.number, **data},
            )
            for item in items
        ],
        at=items[0].changed_at,
    )  # fmt: skip


def described(item: Registered) -> index.Described:
    """What the duplicate search knows of it. What is retired stays: it may be revived."""
    kind, _beginning, page = PLACES[type(item)]
    return index.Described(
        kind=kind, key=item.pk, number=item.number, title=item.names, language="kk",
        text=said_in(item.purposes), owner=item.owners, path=_path(page, item.number),
    )  # fmt: skip


def _path(page: str, number: str) -> str:
    """What `reverse` gives, at a fraction of its time: an import asks for tens of thousands."""
    return f"{_beginning_of(page)}{quote(number, safe=KEPT)}/"


@cache
def _beginning_of(page: str) -> str:
    with override("kk"):
        return reverse(page, args=["0"]).removesuffix("0/")
