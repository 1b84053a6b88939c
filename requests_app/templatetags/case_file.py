"""What the parts of the case file ask of requests, applications and conclusions."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template

from portal.documents.models import Document
from requests_app.annex1.bound import SCOPE_TITLE
from requests_app.annex1.shown import Annex, Answer, shown
from requests_app.candidates import Candidate, candidates_of
from requests_app.criteria import Judged, judged
from requests_app.linked import Linked, linked_to
from requests_app.models import Conclusion, Initiative
from requests_app.selectors import filed_sections

register = template.Library()

# The rows that say what a request is about; in Annex 2 those of the same names.
KEY_ROWS = ("function", "goal")


@dataclass(frozen=True, slots=True)
class Returned:
    """One return: when, and what was remarked, by the titles of the sections."""

    at: datetime
    remarks: list[tuple[Any, str]]


@register.simple_tag
def filed_annex(initiative: Initiative, documents: Iterable[Document]) -> Annex:
    """The sections as they were filed last, with files that the page has read already."""
    filed = copy(initiative)
    filed.sections = filed_sections(initiative)
    by_key = {str(document.key): document for document in documents}
    return Annex(filed.language, shown(filed.sections, by_key))


@register.filter
def key_answers(annex: Annex) -> list[Answer]:
    """The answers that tell what it is about."""
    return [answer for row in annex.rows if row.key in KEY_ROWS for answer in row.answers]


@register.filter
def judged_criteria(conclusion: Conclusion) -> list[Judged]:
    """The three criteria with what is kept of each."""
    return judged(conclusion.criteria)


@register.simple_tag(takes_context=True)
def judged_candidates(context, conclusion: Conclusion) -> list[Candidate]:
    """What the duplicate search found, with its judgements; links to what the reader may open."""
    return candidates_of(conclusion, context["request"].actor)


@register.filter
def latest_return(initiative: Initiative) -> Returned:
    return _returned(initiative, initiative.returns[-1])


@register.filter
def earlier_returns(initiative: Initiative) -> list[Returned]:
    """Every return, the latest first."""
    return [_returned(initiative, entry) for entry in reversed(initiative.returns)]


@register.simple_tag(takes_context=True)
def linked_cases(context, initiative: Initiative) -> Linked:
    return linked_to(initiative, context["request"].actor)


def _returned(initiative: Initiative, entry: dict) -> Returned:
    remarks = entry["remarks"]
    titles = initiative.ANNEX.by_key
    named = [(_title(section), remarks[key]) for key, section in titles.items() if key in remarks]
    return Returned(datetime.fromisoformat(entry["at"]), named)


def _title(section) -> str:
    row = section.row
    return f"{row.number}. {row.label}" if row else str(SCOPE_TITLE)
