"""What the parts of the case file ask of requests, applications and conclusions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template

from portal.accounts.actor import Actor
from portal.documents.models import Document
from portal.organisations.models import Organisation
from requests_app import filed
from requests_app.annexes.shown import Answer, ShownAnnex
from requests_app.candidates import Candidate, candidates_of
from requests_app.criteria import Judged, judged
from requests_app.linked import Linked, linked_to
from requests_app.models import Conclusion, Initiative

register = template.Library()

# The answers that say what a record is about, in either annex.
KEY_ANSWERS = {("function", "function_name"), ("product", "name"), ("goal", "goal")}


@dataclass(frozen=True, slots=True)
class Returned:
    """One return: when, and what was remarked, by the titles of the sections."""

    at: datetime
    remarks: list[tuple[Any, str]]


@register.simple_tag
def filed_annex(
    record: Initiative, documents: Iterable[Document], body: Organisation | None = None
) -> ShownAnnex:
    """The record as it was filed last; files and state body are those the page has read already."""
    return filed.filed_annex(record, documents, body)


@register.filter
def key_answers(annex: ShownAnnex) -> list[Answer]:
    """The answers that tell what it is about."""
    return [
        answer
        for row in annex.rows
        for answer in row.answers
        if (row.key, answer.name) in KEY_ANSWERS
    ]


@register.filter
def judged_criteria(conclusion: Conclusion) -> list[Judged]:
    """The three criteria with what is kept of each."""
    return judged(conclusion.criteria)


@register.simple_tag
def judged_candidates(conclusion: Conclusion, actor: Actor) -> list[Candidate]:
    """What the duplicate search found, with the judgements; links to what the reader may open."""
    return candidates_of(conclusion, actor)


@register.filter
def latest_return(initiative: Initiative) -> Returned:
    return _returned(initiative, initiative.returns[-1])


@register.filter
def earlier_returns(initiative: Initiative) -> list[Returned]:
    """Every return, the latest first."""
    return [_returned(initiative, entry) for entry in reversed(initiative.returns)]


@register.simple_tag
def linked_cases(initiative: Initiative, actor: Actor) -> Linked:
    return linked_to(initiative, actor)


def _returned(initiative: Initiative, entry: dict) -> Returned:
    remarks = entry["remarks"]
    named = [
        (f"{section.number}. {section.title}" if section.number else section.title, remarks[key])
        for key, section in initiative.ANNEX.by_key.items()
        if key in remarks
    ]
    return Returned(datetime.fromisoformat(entry["at"]), named)
