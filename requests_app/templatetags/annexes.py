"""What templates ask of an annex: its sections as read, its captions, its remarks."""

import json

from django import template
from django.utils.translation import gettext as _

from requests_app.annexes.annex import MOST_ROWS, Section
from requests_app.annexes.when import When
from requests_app.models import Initiative

register = template.Library()


@register.simple_tag
def most_rows() -> int:
    return MOST_ROWS


@register.filter
def annex_caption(record: Initiative) -> str:
    said = {"annex": record.ANNEX.key, "clause": record.ANNEX.clause}
    return _("Annex %(annex)s to the Rules, clause %(clause)s") % said


@register.filter
def section_caption(record: Initiative, section: Section) -> str:
    """Where a section stands: "Annex 1, 3 of 10"; the scope questions have no number."""
    said = {"annex": record.ANNEX.key, "number": section.number}
    if section.number is None:
        return _("Annex %(annex)s to the Rules, questions of clause 3") % said
    said["last"] = max(each.number or 0 for each in record.ANNEX.sections)
    return _("Annex %(annex)s to the Rules, %(number)s of %(last)s") % said


@register.filter
def remark_on(record: Initiative, key: str) -> str:
    return record.remarks.get(key, "")


@register.filter
def capacity(record: Initiative) -> str:
    """As whom the filer files: supplier or operator."""
    return record.filer.get_kind_display()


@register.filter
def conditions(when: When, section: str) -> str:
    """For the page's script: {name of the question: [answers that raise this one]}."""
    return json.dumps({f"{section}-{name}": sorted(given) for name, given in when.answers.items()})
