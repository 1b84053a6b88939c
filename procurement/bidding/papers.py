"""The bidder's own copy and its receipt. Made when asked for, kept nowhere."""

from collections.abc import Iterable

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from portal.documents.papers.blocks import (
    Align,
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Table,
    Tenge,
)
from portal.documents.papers.kinds import Kind
from portal.documents.papers.paper import Addressee, Letterhead, Paper
from portal.organisations.models import Organisation
from portal.workdays import clock

from ..forms.bid import BidForm
from ..models import Tender
from ..sealing.bids import Receipt
from ..sealing.payload import Attachment
from ..templatetags.tenders import to_second

TEXTS = ("schedule", "experience")


def language() -> str:
    """Official papers are made in kk or ru."""
    return "ru" if get_language() == "ru" else "kk"


def bid_copy(
    tender: Tender, bidder: Organisation, content: dict, files: Iterable[Attachment]
) -> Paper:
    """The bid as it would be sealed; a draft, since only the envelope is filed."""
    said = language()
    with override(said):
        labels = {name: str(field.label) for name, field in BidForm.base_fields.items()}
        consent = _("yes") if content["source_code"] else _("no")
        facts = [
            (_("Number of the announcement"), tender.number),
            (_("Bidder"), bidder.name_in(said)),
            (_("BIN"), bidder.bin),
            (labels["address"], content["address"]),
            (labels["bank_details"], content["bank_details"]),
            (labels["signatory"], content["signatory"]),
            (labels["price"], Tenge(content["price"])),
            (labels["source_code"], consent),
        ]
        body: list[Block] = [Facts(tuple(facts)), Heading(_("Conformity to the design task"))]
        body.append(
            Table(
                (
                    Column(_("Item of the design task")),
                    Column(_("How the bid conforms to it"), weight=2),
                ),
                tuple((row["item"], row["how"]) for row in content["conformity"]),
            )
        )
        for name in TEXTS:
            body += [Heading(labels[name]), Paragraph(content[name], align=Align.START)]
        listed = tuple((file.name, f"SHA-256 {file.sha256}") for file in files)
        if listed:
            body += [Heading(_("Attachments")), Facts(listed)]
    return Paper(
        kind=Kind.BID, language=said, title=tender.title, draft=True, body=tuple(body),
        addressees=(Addressee(tender.filer.name_in(said)),),
    )  # fmt: skip


def receipt_paper(tender: Tender, bidder: Organisation, receipt: Receipt) -> Paper:
    said = language()
    with override(said):
        facts = (
            (_("Number of the announcement"), tender.number),
            (_("Number of the bid"), receipt.number),
            (_("Accepted at"), to_second(receipt.moment)),
            (_("Bidder"), bidder.name_in(said)),
            (_("SHA-256 of the sealed bid"), receipt.sha256),
        )
        words = _(
            "The bid is accepted and sealed. Nobody can read it before the Commission opens the bids"
            " after the end of their acceptance."
        )
    return Paper(
        kind=Kind.RECEIPT, language=said, title=tender.title, number=receipt.number,
        date=clock.local_date(receipt.moment), issuer=Letterhead.of(tender.filer),
        body=(Facts(facts), Paragraph(words)),
    )  # fmt: skip
