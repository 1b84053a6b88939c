"""What templates ask of an opened bid: `{% load bids %}`. Total: what was sealed may be of any shape."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django import template
from django.utils.translation import gettext as _

from portal.web import words
from procurement.forms.bid import BidForm
from procurement.models import Bid
from requests_app.annexes.reading import mapping, sequence, text

register = template.Library()
TEXTS = ("address", "bank_details", "signatory", "schedule", "experience")


@dataclass(frozen=True, slots=True)
class ReadBid:
    """Annex 4 in words: pairs of a label and an answer, and the table of conformity."""

    facts: list[tuple[str, str]]
    conformity: list[dict[str, str]]


@register.simple_tag
def read_bid(bid: Bid) -> ReadBid:
    said = mapping(bid.answers)
    facts = [(str(BidForm.base_fields[name].label), text(said.get(name))) for name in TEXTS]
    if "source_code" in said:
        answer = _("yes") if said["source_code"] is True else _("no")
        facts.append((_("Consent to hand over the source code"), answer))
    rows = [mapping(row) for row in sequence(said.get("conformity"))]
    return ReadBid(
        [(label, value) for label, value in facts if value],
        [{"item": text(row.get("item")), "how": text(row.get("how"))} for row in rows],
    )


@register.filter
def bidder(bid: Bid) -> str:
    """The name of the bidder; an envelope that could not be read names nobody."""
    return _("Bidder unknown") if bid.unreadable else bid.filer.name


@register.filter
def amount(said: str) -> str:
    """An amount that was kept as text, in tenge."""
    try:
        return words.tenge(Decimal(said))
    except (InvalidOperation, TypeError):
        return ""
