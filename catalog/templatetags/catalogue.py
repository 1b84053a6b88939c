"""What templates ask of a service of the Catalogue: `{% load catalogue %}`."""

from django import template

from catalog.models import ICService
from portal.workdays.clock import local_date

register = template.Library()

TONES = {
    "published": "success",
    "in_development": "info",
    "operator_continuity": "warning",
    "retired": "neutral",
}


@register.filter
def service_tone(service: ICService) -> str:
    return TONES[service.state]


@register.filter
def day(moment) -> str:
    """`dd.mm.yyyy` of an aware moment, in Almaty; nothing for nothing."""
    return f"{local_date(moment):%d.%m.%Y}" if moment else ""
