"""The minutes of an opening: who, when, which bids, at what prices (clauses 36 and 47)."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Block, Column, Heading, Holds, Paragraph, Table
from portal.documents.papers.paper import Paper
from portal.web.words import almaty
from portal.workflow.cases import Case

from ..models import Tender
from ..templatetags.tenders import closing, to_second
from . import frame


def opening_minutes(case: Case, tender: Tender, entry: dict, language: str) -> Paper:
    with override(language):
        said = {
            "number": entry["announced_as"],
            "closed": closing(frame.moment(entry["closes_at"])),
            "opened": to_second(frame.moment(entry["at"])),
        }
        opening = _(
            "The acceptance of bids by announcement No. %(number)s ended on %(closed)s (clause 47 of"
            " the Rules). The bids were kept sealed until then. They were opened on %(opened)s, with"
            " the quorum of the Commission present."
        )
        count = len(entry["bids"])
        rows = [
            *frame.about(case, tender, language),
            (_("Acceptance of bids ended"), said["closed"]),
            (_("Bids opened"), said["opened"]),
            (_("Number of bids"), count),
        ]
        if entry["by"]:
            rows.append((_("The opening was ordered by"), entry["by"]))
        return frame.protocol(
            case,
            tender,
            entry,
            language,
            title=_("of the opening of bids: %(title)s") % {"title": tender.title},
            body=(
                Paragraph(opening % said),
                frame.facts(*rows),
                *frame.members(entry, language),
                *_bids(entry, language),
            ),
            signatures=frame.lines(entry, language),
        )


def _bids(entry: dict, language: str) -> tuple[Block, ...]:
    columns = (
        Column("№", Holds.NUMBER), Column(_("Bidder"), weight=4),
        Column(_("Number and moment of the bid"), weight=3), Column(_("Price, tenge"), Holds.MONEY),
    )  # fmt: skip
    rows = tuple(
        (
            at,
            frame.bidder(bid, language),
            f"{bid['bid']}\n{almaty(frame.moment(bid['submitted_at']))}",
            Decimal(bid["price"]) if bid["price"] else None,
        )
        for at, bid in enumerate(entry["bids"], 1)
    )
    found: tuple[Block, ...] = (Heading(_("Opened bids")), Table(columns, rows))
    if any(bid["unreadable"] for bid in entry["bids"]):
        unread = _("A bid that names nobody could not be read: its envelope is damaged.")
        found = (*found, Paragraph(unread))
    return found
