"""The protocol that determines the supplier, with the term of clause 73."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.documents.papers.blocks import Block, Column, Heading, Holds, Paragraph, Table, Tenge
from portal.documents.papers.paper import Paper
from portal.web.words import long_date
from portal.workflow.cases import Case

from ..minutes import award_entry
from ..models import Tender
from . import frame


def award_preview(case: Case, tender: Tender, *, readiness_on: date, days: int | None) -> Paper:
    """What would stand in the protocol if the reader confirmed it now."""
    entry = award_entry(
        tender, case.moment, signature=case.actor.signature, readiness_on=readiness_on,
        readiness_days=days,
    )  # fmt: skip
    return award_protocol(case, tender, entry, frame.language_of(tender))


def award_protocol(case: Case, tender: Tender, entry: dict, language: str) -> Paper:
    first, *others = entry["totals"]
    with override(language):
        opening = _(
            "The Commission considered the bids filed by announcement No. %(number)s, compared them by"
            " the criteria of the design task, and determined the supplier."
        )
        rows = [
            *frame.about(case, tender, language),
            (_("Winner"), frame.bidder(first, language)),
            (_("Price"), Tenge(Decimal(first["price"]))),
            (_("The price is"), tender.design_task.ceiling_period),
            (_("Runner-up"), frame.bidder(others[0], language) if others else _("none")),
            (_("Term of the readiness notice"), term_of(entry)),
        ]
        closing = _(
            "Within this term the supplier gives notice of readiness for testing and states which ICT"
            " resources are needed in the operating environment (clause 73 of the Rules)."
        )
        return frame.protocol(
            case,
            tender,
            entry,
            language,
            title=_("on determining the supplier: %(title)s") % {"title": tender.title},
            body=(
                Paragraph(opening % {"number": entry["announced_as"]}),
                frame.facts(*rows),
                *frame.members(entry, language),
                *_criteria(entry),
                *_totals(entry, language),
                *_rejected(entry, language),
                *frame.typed(_("Dissenting opinions"), entry["dissent"]),
                Paragraph(closing),
            ),
            signatures=(frame.signed(entry, language),),
        )


def term_of(entry: dict) -> str:
    """A date, or so many working days from the protocol and the day on which they end."""
    day = long_date(date.fromisoformat(entry["readiness_on"]))
    if days := entry["readiness_days"]:
        said = ngettext(
            "%(days)s working day from the date of this protocol: until %(day)s",
            "%(days)s working days from the date of this protocol: until %(day)s",
            days,
        )
        return said % {"days": days, "day": day}
    return _("until %(day)s") % {"day": day}


def _criteria(entry: dict) -> tuple[Block, ...]:
    columns = (
        Column("№", Holds.NUMBER),
        Column(_("Criterion")),
        Column(_("Weight"), Holds.NUMBER),
    )
    rows = tuple((at, row["title"], row["weight"]) for at, row in enumerate(entry["criteria"], 1))
    return (Heading(_("Selection criteria")), Table(columns, rows))


def _totals(entry: dict, language: str) -> tuple[Block, ...]:
    columns = (
        Column(_("Place"), Holds.NUMBER), Column(_("Bidder")),
        Column(_("Price, tenge"), Holds.MONEY), Column(_("Points"), Holds.NUMBER),
    )  # fmt: skip
    rows = tuple(
        (row["place"], frame.bidder(row, language), Decimal(row["price"]), Decimal(row["total"]))
        for row in entry["totals"]
    )
    rule = _(
        "Points are the mean of the points of the members present, weighted by the criteria. A tie"
        " goes to the lower price, then to the bid that was submitted earlier."
    )
    return (Heading(_("Totals")), Table(columns, rows), Paragraph(rule))


def _rejected(entry: dict, language: str) -> tuple[Block, ...]:
    if not entry["rejected"]:
        return ()
    columns = (Column(_("Bidder")), Column(_("Reason for the rejection"), weight=2))
    rows = tuple((frame.bidder(row, language), row["why"]) for row in entry["rejected"])
    return (Heading(_("Rejected bids")), Table(columns, rows))
