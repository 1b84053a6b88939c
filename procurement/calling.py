"""Calling people into a Commission: who may be called, and the word that goes to their bodies."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Membership
from portal.notifications.models import OutboxRow
from portal.notifications.outbox import post
from portal.notifications.wording import register
from portal.organisations.models import Organisation
from portal.organisations.models.organisation import ROLES
from portal.rules.actors import Role
from portal.workflow.steps import Act

from .models import Commission

MOST_FOUND = 40
CALLED = "commission.called"
register(
    CALLED,
    _("People of your organisation are called into the Commission: %(number)s, %(title)s"),
)
# What sends nobody into a Commission: whoever may bid (ours).
KINDS = [kind for kind, roles in ROLES.items() if Role.COMMISSION in roles]


def who_may_sit() -> QuerySet[Membership]:
    """Everybody who acts for a body that may be asked to send somebody."""
    return Membership.objects.filter(
        active=True, user__is_active=True, organisation__active=True, organisation__kind__in=KINDS
    ).select_related("user", "organisation")


def bodies() -> QuerySet[Organisation]:
    return Organisation.objects.filter(active=True, kind__in=KINDS)


def find(words: str, body: str) -> list[Membership]:
    """By every word of a name, a post or a body, and by the BIN of one body: one more than is shown."""
    rows = who_may_sit()
    if body:
        rows = rows.filter(organisation__bin=body)
    for word in words.split()[:6]:
        rows = rows.filter(_says(word))
    rows = rows.order_by("organisation__sort_key", "user__surname", "user__given_name", "pk")
    return list(rows[: MOST_FOUND + 1])


def _says(word: str) -> Q:
    places = (
        "user__surname", "user__given_name", "user__patronymic",
        "position_kk", "position_ru", "position_en",
        "organisation__name_kk", "organisation__name_ru", "organisation__name_en",
        "organisation__short_kk", "organisation__short_ru", "organisation__short_en",
    )  # fmt: skip
    says = Q()
    for place in places:
        says |= Q(**{f"{place}__icontains": word})
    return says


def call_members(commission: Commission, act: Act) -> None:
    """Their bodies take part since a moment ago: no step could tell them."""
    project = commission.project
    called = {member.organisation_id: member.organisation for member in commission.members.all()}
    post(
        OutboxRow(
            at=act.moment, organisation=body, kind=CALLED, record=commission.pk,
            path=f"/cases/{project.number}/",
            facts={"number": project.number, "title": project.title},
        )
        for body in called.values()
        if body.pk != act.actor.organisation_id
    )  # fmt: skip
