"""The papers of a tender for its part of the case file: `{% load tender_papers %}`."""

from django import template

from portal.workflow.cases import Case
from procurement.models import Bid, Tender
from procurement.papers.listed import Listed, papers_of

register = template.Library()


@register.simple_tag
def tender_papers(case: Case, tender: Tender) -> list[Listed]:
    return papers_of(case, tender)


@register.filter
def sees_opening(case: Case) -> bool:
    """Whether the reader has the page of the opening: who will see the bids has."""
    return bool(case.parts.roles_of(case.actor) & Bid.SEEN_BY)
