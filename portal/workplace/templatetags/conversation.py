"""The messages in the case file: `{% load conversation %}`."""

from django import template

from portal.workplace.casefile import CaseFile
from portal.workplace.conversation import Conversation

register = template.Library()


@register.simple_tag
def conversation_of(case: CaseFile) -> Conversation:
    return Conversation(case.records, case.actor)
