"""The filed versions of a request or application, and what changed between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import officer_required
from portal.workflow.cases import Case
from portal.workflow.models import Delivery
from portal.workflow.models.record import Filing

from ..compared import ComparedSection, compared
from ..models import Initiative
from ..selectors import filings_of
from .opened import opened_case

TEMPLATE = "requests/versions.html"
# `?from=returned`: the version that was filed when the record was returned last.
REVIEWED = "returned"


@dataclass(frozen=True, slots=True)
class Returned:
    """A return of a version: when, and the remarks by the titles of the sections."""

    at: datetime
    remarks: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Version:
    """One filing; `number` counts from 1."""

    number: int
    filing: Filing
    receipts: list[Delivery]
    returned: Returned | None


@never_cache
@officer_required
@require_safe
def versions(request: HttpRequest, number: str) -> HttpResponse:
    """For all who see the record; the newest first."""
    case = opened_case(request, number)
    record, filed = case.main, _versions(case)
    old, new = _pair(request, filed)
    return render(
        request,
        TEMPLATE,
        {
            "case": case,
            "record": record,
            "versions": filed[::-1],
            "old": old,
            "new": new,
            "sections": _compared(record, old, new) if old and new else [],
        },
    )


def _versions(case: Case) -> list[Version]:
    record = case.main
    filings = list(filings_of(record))
    deliveries = [row for row in record.delivered if row.step == f"{record.kind}.submit"]
    for row in deliveries:
        if addressee := case.organisations.get(row.organisation_id):
            row.organisation = addressee
    return [
        Version(
            place + 1,
            filing,
            # Delivered by the very step that filed: at the same moment.
            [delivery for delivery in deliveries if delivery.at == filing.at],
            _returned(record, filing, filings[place + 1 : place + 2]),
        )
        for place, filing in enumerate(filings)
    ]


def _returned(record: Initiative, filing: Filing, later: Sequence[Filing]) -> Returned | None:
    """The return that stands between this filing and the next one."""
    for entry in record.returns:
        if filing.version <= entry["version"] and (
            not later or entry["version"] < later[0].version
        ):
            return Returned(datetime.fromisoformat(entry["at"]), _remarks(record, entry["remarks"]))
    return None


def _remarks(record: Initiative, remarks: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (
            f"{section.number}. {section.title}" if section.number else str(section.title),
            remarks[key],
        )
        for key, section in record.ANNEX.by_key.items()
        if key in remarks
    ]


def _pair(request: HttpRequest, filed: list[Version]) -> tuple[Version | None, Version | None]:
    """The two to compare: those asked for, else the last one and the one before it."""
    new = _asked(request.GET.get("to", ""), filed) or (filed[-1] if filed else None)
    before = filed[-2] if len(filed) > 1 else None
    if request.GET.get("from") == REVIEWED:
        returned = [version for version in filed if version.returned and version is not new]
        return (returned[-1] if returned else before), new
    return _asked(request.GET.get("from", ""), filed) or before, new


def _asked(text: str, filed: list[Version]) -> Version | None:
    return next((version for version in filed if str(version.number) == text), None)


def _compared(record: Initiative, old: Version, new: Version) -> list[ComparedSection]:
    before, after = (version.filing.content["sections"] for version in (old, new))
    # The files of every version stay with the record.
    documents = {str(document.key): document for document in record.documents}
    return compared(record.ANNEX, before, after, documents)
