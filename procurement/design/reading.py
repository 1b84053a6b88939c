"""A design task as people read it: sections in words, the schedule, the matrix and the criteria as tables."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from requests_app.annexes.reading import text
from requests_app.annexes.shown import ShownAnnex, ShownRow, shown

from . import answers, choices
from .plan import Plan, plan_of
from .rows import PARTIES, ResponsibilityRow
from .sections import TASK

NUMBER = re.compile(r"[\w-]+")
# Lists that are drawn as tables of their own.
TABLES = {"integrations", "selection", "schedule"}


@dataclass(frozen=True, slots=True)
class Share:
    """What one party does in a work: a letter and its meaning, or "–"."""

    party: Any
    letter: str
    words: Any


@dataclass(frozen=True, slots=True)
class Work:
    """A row of the responsibility matrix."""

    title: str
    shares: list[Share]


@dataclass(frozen=True, slots=True)
class ReadIntegration:
    """`service` is a number in the registry of services, or "" (in a draft: whatever was typed)."""

    title: str
    service: str
    direction: Any
    purpose: str

    @property
    def address(self) -> str:
        """Of the page of the service; "" for what can be no number."""
        if not NUMBER.fullmatch(self.service):
            return ""
        return reverse("catalog:service", args=[self.service])


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    title: str
    weight: str
    description: str


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What the partial "procurement/design/_task.html" draws."""

    annex: ShownAnnex
    plan: Plan | None
    stages: list[dict]
    works: list[Work]
    parties: list[Any]
    integrations: list[ReadIntegration]
    criteria: list[ReadCriterion]
    total: int

    @property
    def rows(self) -> list[tuple[ShownRow, bool]]:
        """The sections, each with whether its lists are tables."""
        return [(row, row.key in TABLES) for row in self.annex.rows]


def read(sections: object, language: str) -> ReadTask:
    """Total: a draft is read as well."""
    criteria = answers.criteria(sections)
    return ReadTask(
        annex=ShownAnnex(language, shown(TASK, sections)),
        plan=plan_of(sections),
        stages=_said(sections, "schedule", "stages"),
        works=[_work(row) for row in _said(sections, "schedule", "responsibility")],
        parties=[ResponsibilityRow.base_fields[party].label for party in PARTIES],
        integrations=[_integration(row) for row in answers.integrations(sections)],
        criteria=[
            ReadCriterion(row["title"], row["weight"], row["description"])
            for row in _said(sections, "selection", "criteria")
        ],
        total=sum(criterion["weight"] for criterion in criteria),
    )


def _said(sections: object, section: str, rowset: str) -> list[dict[str, str]]:
    """The rows of a list in which something is written."""
    names = TASK.by_key[section].rowset(rowset).names
    found = [
        {name: text(row.get(name)).strip() for name in names}
        for row in answers.rows(sections, section, rowset)
    ]
    return [row for row in found if any(row.values())]


def _integration(row: dict[str, str]) -> ReadIntegration:
    direction = dict(choices.DIRECTIONS).get(row["direction"], "")
    return ReadIntegration(row["title"], row["service"], direction, row["purpose"])


def _work(row: dict[str, str]) -> Work:
    meanings = dict(choices.SHARES)
    return Work(
        row["work"],
        [
            Share(
                ResponsibilityRow.base_fields[party].label,
                row[party] if row[party] in meanings else "–",
                meanings.get(row[party], choices.NO_SHARE),
            )
            for party in PARTIES
        ],
    )
