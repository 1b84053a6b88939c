"""What templates ask of a design task: `{% load design %}`."""

from django import template

from procurement.design.reading import ReadTask, read
from procurement.models import DesignTask

register = template.Library()


@register.simple_tag
def read_task(task: DesignTask) -> ReadTask:
    """`{% read_task record as read %}`, then include "procurement/design/_task.html"."""
    return read(task.sections, task.language)


@register.simple_tag
def read_sections(content: dict) -> ReadTask:
    """The same of content that was frozen or published: {"language", "sections"}."""
    return read(content["sections"], content["language"])
