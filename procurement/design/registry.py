"""Integrations of the design task (19(6)) as links to the registry of services."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.models import IntegrationService
from requests_app.annexes.facts import Facts
from requests_app.annexes.fields import Line
from requests_app.annexes.reading import mapping, sequence, text

# Latin letters that look like those of a number of the registry.
CYRILLIC = str.maketrans("CB", "СВ")
# As many as a list to choose from can hold; the others are found in the registry.
OFFERED = 500
OFFERED_LIST = "registered-services"


class ServiceNumber(Line):
    """The number of an integration service in the registry; the page offers a list of them."""

    def __init__(self, **kwargs):
        super().__init__(longest=40, missing="", required=False, **kwargs)

    def widget_attrs(self, widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"list": OFFERED_LIST, "autocomplete": "off"}


def number_of(said: str) -> str:
    """ "cв-2026-000012", as typed, as the registry writes it."""
    return said.strip().upper().translate(CYRILLIC)


def offered() -> QuerySet[IntegrationService]:
    """The services that an integration may use, the latest first."""
    usable = IntegrationService.objects.exclude(status=IntegrationService.Status.RETIRED)
    return usable.order_by("-pk")[:OFFERED]


def named_services(facts: Facts) -> frozenset[str]:
    """The numbers that the task names and the registry has; one query, none where none is named."""
    rows = sequence(mapping(mapping(facts.sections).get("integrations")).get("integrations"))
    said = {number_of(text(mapping(row).get("service"))) for row in rows}
    said = {number for number in said if number and number.isprintable()}
    if not said:
        return frozenset()
    found = IntegrationService.objects.filter(number__in=said)
    return frozenset(found.values_list("number", flat=True))


def registered(said: str, facts: Facts) -> str:
    """Raises `ValidationError` for a number that the registry does not have."""
    number = number_of(said)
    if number and number not in facts.once(named_services):
        raise ValidationError(
            _("The registry of services has no such number. Leave it blank until it is there."),
            code="unregistered",
        )
    return number
