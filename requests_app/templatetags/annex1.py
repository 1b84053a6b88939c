"""Annex 1 for the templates of other apps, which know a record but not its kind."""

from django import template

from requests_app.annexes.shown import ShownAnnex, annex_of
from requests_app.models import AutomationRequest

register = template.Library()


@register.simple_tag
def annex1_of(request: AutomationRequest) -> ShownAnnex:
    """`{% annex1_of record as annex %}`, then include "requests/_annex1.html"."""
    return annex_of(request)
