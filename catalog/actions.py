"""Entering into the registers and changing what is there."""

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
from .models import Entry, InformatizationObject, IntegrationService, Registered
from .search import searchable

# model → kind of its entries, beginning of its numbers, page.
PLACES = {
    InformatizationObject: (Entry.Kind.OBJECT, "АО", "catalog:object"),
    IntegrationService: (Entry.Kind.INTEGRATION_SERVICE, "СВ", "catalog:service"),
}
KEEPERS = {Role.SYSTEM, Role.SERVICE_INTEGRATOR}

WRONG_ROLE = Refusal("wrong-role", OURS, _("The registers are kept by the service integrator."))


def register(item: Registered, *, actor: Actor) -> Registered:
    """Enter a new object or service; it gets a number unless it has one.

    Raises `Refused` for others than the integrator, ValidationError for fields that do not hold.
    """
    return _keep(item, actor, "registered")


def change(item: Registered, *, actor: Actor) -> Registered:
    """Keep what was changed in an entered one. Raises as `register` does."""
    return _keep(item, actor, "changed")


def _keep(item: Registered, actor: Actor, done: str) -> Registered:
    if actor != SYSTEM and not actor.roles & KEEPERS:
        raise Refused(WRONG_ROLE)
    kind, beginning, _page = PLACES[type(item)]
    with transaction.atomic():
        now = clock.now()
        if not item.number:
            item.number = f"{beginning}-{Counter.next(f'register:{kind}'):06}"
        if item.pk is None:
            item.entered_at = now
        item.changed_at = now
        owners = item.owners
        item.words = searchable(
            item.name_kk, item.name_ru, item.name_en, item.purpose_kk, item.purpose_ru,
            item.purpose_en, owners.kk, owners.ru, owners.en,
        )  # fmt: skip
        item.full_clean()
        item.save()
        index.enter(described(item))
        entry = chain.Entry(
            verb=f"{kind}.{done}", actor=actor.user_id, organisation=actor.organisation_id,
            data={"id": item.pk, "number": item.number},
        )  # fmt: skip
        chain.append([entry], at=now)
    return item


def described(item: Registered) -> index.Described:
    """What the duplicate search knows of it. What is retired stays: it may be revived."""
    kind, _beginning, page = PLACES[type(item)]
    with override("kk"):
        path = reverse(page, args=[item.number])
    return index.Described(
        kind=kind, key=item.pk, number=item.number, title=item.names, language="kk",
        text=f"{item.purpose_kk}\n{item.purpose_ru}\n{item.purpose_en}", owner=item.owners, path=path,
    )  # fmt: skip
