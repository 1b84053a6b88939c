"""What the parts of the case file ask of requests and conclusions."""

from collections.abc import Iterable

from django import template

from portal.accounts.actor import Actor
from portal.documents.models import Document
from requests_app import filed
from requests_app.annexes.shown import ShownAnnex
from requests_app.candidates import Candidate, candidates_of
from requests_app.criteria import Judged, judged
from requests_app.models import Conclusion, Initiative

register = template.Library()


@register.simple_tag
def filed_annex(record: Initiative, documents: Iterable[Document]) -> ShownAnnex:
    """The record as it was filed last with its files, which the page has read already."""
    return filed.filed_annex(record, documents)


@register.filter
def judged_criteria(conclusion: Conclusion) -> list[Judged]:
    """The three criteria with what is kept of each."""
    return judged(conclusion.criteria)


@register.simple_tag
def judged_candidates(conclusion: Conclusion, actor: Actor) -> list[Candidate]:
    """What the duplicate search found, with the judgements; links to what the reader may open."""
    return candidates_of(conclusion, actor)
