"""Every paper of a tender that one reader may see: minutes, protocols, decisions, contracts."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.documents.papers.paper import Paper
from portal.workdays import clock
from portal.workflow.cases import Case
from portal.workflow.models.record import Kind

from ..minutes import AWARD, OPENING
from ..models import Bid, Contract, Tender
from . import frame
from .award import award_protocol
from .contract import contract_paper
from .ladder import ladder_decision
from .opening import opening_minutes

NAME = re.compile(r"(minutes|decision|contract)-([1-9][0-9]{0,3})", re.ASCII)
MADE = {OPENING: opening_minutes, AWARD: award_protocol}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list; `day` is None for a contract that is not in force yet."""

    name: str
    title: str
    number: str
    day: date | None


def papers_of(case: Case, tender: Tender) -> list[Listed]:
    """In the order in which they were made: openings and awards, decisions of 53-1, contracts."""
    found = [
        Listed(f"minutes-{at}", _minutes_title(entry), entry["number"], _day(entry["at"]))
        for at, entry in enumerate(tender.minutes, 1)
        if _may_read(case, entry)
    ]
    found += [
        Listed(f"decision-{at}", _("Decision of the Commission"), said["number"], _day(said["at"]))
        for at, said in enumerate(tender.decisions, 1)
        if "number" in said
    ]
    found.sort(key=lambda listed: (listed.day, listed.name))
    for at, contract in enumerate(contracts_of(case), 1):
        day = clock.local_date(contract.signed_at) if contract.signed_at else None
        number = contract.number if day else ""
        found.append(Listed(f"contract-{at}", _("Contract"), number, day))
    return found


def paper_of(case: Case, name: str, language: str) -> Paper | None:
    """The paper of this name, in kk or ru; None where the reader has none."""
    said = NAME.fullmatch(name)
    tender = case.latest(Kind.TENDER)
    if said is None or tender is None:
        return None
    kind, at = said[1], int(said[2]) - 1
    language = frame.language_of(tender, language)
    if kind == "contract":
        contract = _at(contracts_of(case), at)
        return contract and contract_paper(case, contract, language)
    if kind == "decision":
        entry = _at(tender.decisions, at)
        return entry and ladder_decision(case, tender, entry, language)
    entry = _at(tender.minutes, at)
    if entry is None or not _may_read(case, entry):
        return None
    return MADE[entry["kind"]](case, tender, entry, language)


def contracts_of(case: Case) -> list[Contract]:
    return [record for record in case.records if record.kind == Kind.CONTRACT]


def name_of(case: Case, contract: Contract) -> str:
    keys = [each.pk for each in contracts_of(case)]
    return f"contract-{keys.index(contract.pk) + 1}"


def _may_read(case: Case, entry: dict) -> bool:
    """The minutes of an opening name every bidder and price: they are read by whoever sees the bids."""
    return entry["kind"] != OPENING or bool(case.parts.roles_of(case.actor) & Bid.SEEN_BY)


def _minutes_title(entry: dict) -> str:
    if entry["kind"] == OPENING:
        return _("Minutes of the opening")
    return _("Protocol that determines the supplier")


def _at(rows: list, at: int):
    return rows[at] if at < len(rows) else None


def _day(said: str) -> date:
    return clock.local_date(datetime.fromisoformat(said))
