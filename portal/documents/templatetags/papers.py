"""Official papers on pages: `{% load papers %}`, and documents/paper.css in the head."""

from django import template

from portal.documents.papers.html import render_html
from portal.documents.papers.paper import Paper

register = template.Library()


@register.simple_tag
def official_paper(paper: Paper, level: int = 2) -> str:
    """`{% official_paper paper level=2 %}`; `level` is that of its title."""
    return render_html(paper, level=level)
