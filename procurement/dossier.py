"""The dossier of clause 85: what the Commission decides from, each paper with who presented it and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import Refusal
from portal.workflow.cases import Case

from .conditions.testing import MISSING
from .models import Testing
from .papers.listed import papers_of as tender_papers
from .papers.operation.listed import papers_of as operation_papers

NAMES = {
    "minutes": _("Minutes of the earlier meetings of the Commission"),
    "protocols": _("Test protocols"),
    "act": _("Act of the information security tests"),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paper of a part of the dossier; `address` is "" for one that has no page."""

    title: Any
    number: str
    day: date | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What clause 85 names: its papers, and whether and by whom it was presented."""

    name: str
    title: Any
    leaves: list[Leaf]
    there: bool
    at: datetime | None
    by: str
    missing: Refusal

    @property
    def presented(self) -> bool:
        return self.at is not None


def dossier_of(case: Case, testing: Testing) -> list[Part]:
    """Minutes, test protocols and the act, in the order of the clause."""
    leaves = {
        "minutes": _minutes(case, testing),
        "protocols": _protocols(case, testing),
        "act": _act(testing),
    }
    return [_part(testing, name, leaves[name]) for name in NAMES]


def _part(testing: Testing, name: str, leaves: list[Leaf]) -> Part:
    said = testing.presented.get(name)
    code, message = MISSING[name]
    return Part(
        name=name, title=NAMES[name], leaves=leaves, there=testing.has_document(name),
        at=datetime.fromisoformat(said["at"]) if said else None, by=said["by"] if said else "",
        missing=Refusal(code, "85", message),
    )  # fmt: skip


def _minutes(case: Case, testing: Testing) -> list[Leaf]:
    """Openings, awards and decisions of 53-1, as far as the reader may read them."""
    if not testing.rental:
        return []
    papers = tender_papers(case, testing.for_contract.for_tender)
    return [
        Leaf(paper.title, paper.number, paper.day, _page("procurement:paper", case, paper.name))
        for paper in papers
        if not paper.name.startswith("contract")
    ]


def _protocols(case: Case, testing: Testing) -> list[Leaf]:
    """Of every round: the earlier ones show what was mended."""
    return [
        Leaf(
            paper.title, paper.number, paper.day,
            _page("procurement:operation-paper", case, paper.name),
        )
        for paper in operation_papers(case)
        if paper.name.startswith("test-protocol")
    ]  # fmt: skip


def _page(route: str, case: Case, name: str) -> str:
    return reverse(route, args=[case.project.number, name])


def _act(testing: Testing) -> list[Leaf]:
    if testing.security_act is None:
        return []
    page = reverse("workplace:document", args=[testing.security_act.key])
    return [Leaf(_("Act of the tests"), testing.act_number, testing.act_date, page)]
