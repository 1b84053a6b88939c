"""What the Commission's minutes say, kept as it was: members declare anew for every announcement.

An entry of `Tender.minutes` is plain data: bodies and posts in three languages, moments as ISO texts.
"""

from datetime import date, datetime
from typing import Any

from portal.accounts.models import Membership, User
from portal.audit.models import AuditRow
from portal.rules.text import Text
from portal.workflow.numbering import document_number
from portal.workflow.steps import Act

from .conditions.evaluation import bids_of
from .models import Bid, Tender
from .seating import Seat, seating
from .selectors import commission_of

Entry = dict[str, Any]
OPENING, AWARD = "opening", "award"
LANGUAGES = ("kk", "ru", "en")


def keep_opening(tender: Tender, act: Act) -> None:
    """After the opener has read the bids: who was there, and what was in the envelopes."""
    seats = _seats(tender)
    row = AuditRow.objects.filter(record=tender.pk, verb="tender.open_bids").order_by("-pk").first()
    entry = _entry(OPENING, tender, act.moment, seats) | {
        "number": document_number(commission_of(tender.project_id).filer, act.today.year),
        "closes_at": tender.closes_at.isoformat(),
        "by": _person(row.actor if row else None, seats),
        "bids": [_bid(bid) for bid in bids_of(tender).order_by("submitted_at", "pk")],
    }
    _keep(tender, entry)


def keep_award(tender: Tender, act: Act, days: int | None) -> None:
    """Before the bids learn what became of them: the same words that were previewed."""
    entry = award_entry(
        tender, act.moment, signature=act.actor.signature, readiness_on=tender.readiness_on,
        readiness_days=days, number=tender.protocol_number,
    )  # fmt: skip
    _keep(tender, entry)


def award_entry(
    tender: Tender,
    moment: datetime,
    *,
    signature: dict,
    readiness_on: date,
    readiness_days: int | None,
    number: str = "",
) -> Entry:
    """The award protocol as it stands, or would stand, at `moment`; bids are admitted or rejected."""
    known = {bid.number: bid for bid in bids_of(tender).order_by("submitted_at", "pk")}
    ranked = [row for row in tender.totals if row["bid"] in known]
    return _entry(AWARD, tender, moment, _seats(tender)) | {
        "number": number,
        "signature": signature,
        "totals": [row | _bid(known[row["bid"]]) for row in ranked],
        "rejected": [_bid(bid) | {"why": bid.rejection} for bid in known.values() if bid.rejection],
        "criteria": tender.design_task.criteria,
        "dissent": tender.dissent,
        "readiness_on": readiness_on.isoformat(),
        "readiness_days": readiness_days,
    }


def _entry(kind: str, tender: Tender, moment: datetime, seats: list[Seat]) -> Entry:
    return {
        "kind": kind,
        "announcement": tender.announcements,
        "announced_as": tender.number,
        "round": tender.round,
        "at": moment.isoformat(),
        "members": _members(seats),
    }


def _keep(tender: Tender, entry: Entry) -> None:
    minutes = [*tender.minutes, entry]
    Tender.objects.filter(pk=tender.pk).update(minutes=minutes)
    tender.minutes = minutes


def _seats(tender: Tender) -> list[Seat]:
    commission = commission_of(tender.project_id)
    return seating(commission) if commission else []


def _members(seats: list[Seat]) -> list[dict]:
    """Everybody of the order, with the posts they have now; one query."""
    posts = _posts([seat.member.user_id for seat in seats])
    return [
        {
            "name": seat.member.user.full_name,
            "position": posts.get(seat.member.user_id, {}),
            "body": _three(seat.member.organisation.names),
            "place": seat.member.place,
            "votes": seat.votes,
            "instead_of": seat.in_place_of.user.full_name if seat.in_place_of else "",
            "recused": seat.member.recused_at is not None,
            "present_at": _iso(seat.member.present_at),
        }
        for seat in seats
    ]


def _person(user: int | None, seats: list[Seat]) -> str:
    known: dict[int, User] = {seat.member.user_id: seat.member.user for seat in seats}
    return known[user].full_name if user in known else ""


def _posts(users: list[int]) -> dict[int, dict[str, str]]:
    rows = Membership.objects.filter(user__in=users, active=True)
    return {row.user_id: _three(row.positions) for row in rows}


def _bid(bid: Bid) -> dict:
    return {
        "bid": bid.number,
        "body": _three(bid.filer.names) if not bid.unreadable else {},
        "bin": bid.filer.bin if not bid.unreadable else "",
        "price": str(bid.price) if bid.price is not None else "",
        "submitted_at": _iso(bid.submitted_at),
        "unreadable": bid.unreadable,
    }


def _three(said: Text) -> dict[str, str]:
    return {language: said.inside(language) for language in LANGUAGES}


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
