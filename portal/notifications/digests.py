"""Who was given the digest of which day: once, whatever runs twice."""

from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef

from portal.accounts.models import Membership
from portal.organisations.models import Organisation

from .models import DigestMark

CLAIM = """
INSERT INTO notifications_digestmark (organisation_id, day) VALUES (%s, %s)
ON CONFLICT (organisation_id) DO UPDATE SET day = excluded.day
WHERE notifications_digestmark.day < excluded.day
RETURNING id
"""


def claim(organisation: int | None, day: date) -> bool:
    """Mark the day as served; false when it was already. None stands for everybody.

    Inside a transaction: whoever claims the same at the same moment waits for its end.
    """
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [organisation, day])
        return cursor.fetchone() is not None


def everybody_served(day: date) -> bool:
    return DigestMark.objects.filter(organisation=None, day__gte=day).exists()


def not_served(day: date, chunk: int, besides: list[int]) -> list[Organisation]:
    """Organisations in which somebody could read a digest of the day, and nobody was given one."""
    people = Membership.objects.filter(
        organisation=OuterRef("pk"), active=True, user__is_active=True
    )
    marks = DigestMark.objects.filter(organisation=OuterRef("pk"), day__gte=day)
    rows = Organisation.objects.filter(Exists(people), ~Exists(marks), active=True)
    return list(rows.exclude(pk__in=besides).order_by("pk")[:chunk])
