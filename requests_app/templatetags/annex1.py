"""An annex for the templates of other apps, which know a record but not its kind."""

from django import template

from requests_app import filed
from requests_app.annexes.shown import ShownAnnex
from requests_app.models import Initiative

register = template.Library()


@register.simple_tag
def annex1_of(record: Initiative) -> ShownAnnex:
    """`{% annex1_of record as annex %}`, then include "requests/_annex1.html": as it was filed last."""
    return filed.filed_annex(record)
