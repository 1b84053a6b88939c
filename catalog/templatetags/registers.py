"""What templates ask of an entry of a register: `{% load registers %}`."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from catalog.actions import KEEPERS
from catalog.models import Load, Registered
from catalog.registers import Register
from portal.accounts.actor import Actor

register = template.Library()
PHASE_TONES = {
    "reading": "info",
    "to_confirm": "warning",
    "running": "info",
    "done": "success",
    "failed": "danger",
    "discarded": "neutral",
}


@register.filter
def keeps_registers(actor: Actor | None) -> bool:
    return actor is not None and bool(actor.roles & KEEPERS)


@register.filter
def phase_tone(load: Load) -> str:
    return PHASE_TONES[load.phase]


@register.filter
def state_tone(item: Registered, of: Register) -> str:
    return of.tones[getattr(item, of.state)]


@register.filter
def state_name(item: Registered, of: Register) -> str:
    return getattr(item, f"get_{of.state}_display")()


@register.filter
def other_names(item: Registered) -> list[tuple[str, str, str]]:
    """(language, name of the language, name of the item) in the languages that are not the reader's."""
    return [
        (code, language, item.names.inside(code))
        for code, language in settings.LANGUAGES
        if code != get_language()
    ]
