"""A bid between its page, its encrypted draft and its envelope."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.accounts.actor import Actor
from requests_app.annexes.characters import storable
from requests_app.annexes.reading import mapping, sequence, text

from ..design import TASK
from ..forms.bid import MOST_ROWS, BidForm, ConformityForm, ConformityFormSet
from ..models import Tender

NAMES = tuple(BidForm.base_fields)
ROWS, ROW_NAMES = "conformity", tuple(ConformityForm.base_fields)
# The sections of the design task in which something is demanded of the product.
DEMANDS = frozenset((4, 5, 6, 7, 8, 9, 10, 11, 13, 14))


def gather(post: Mapping[str, str]) -> dict:
    """What was typed, as it was typed; only characters that cannot be stored are left out."""
    said = {name: storable(post.get(name, "")) for name in NAMES}
    count = post.get(f"{ROWS}-TOTAL_FORMS", "")
    total = min(int(count), MOST_ROWS) if count.isascii() and count.isdecimal() else 0
    said[ROWS] = [
        {name: storable(post.get(f"{ROWS}-{at}-{name}", "")) for name in ROW_NAMES}
        for at in range(total)
    ]
    return said


def begun(tender: Tender, actor: Actor) -> dict:
    """What a bid begins with: what the portal knows, and an item for every section that demands."""
    items = [
        {"item": f"{part.number}. {part.title}", "how": ""}
        for part in TASK.sections
        if part.number in DEMANDS
    ]
    organisation = actor.organisation
    return dict.fromkeys(NAMES, "") | {
        "address": organisation.address,
        "signatory": actor.user.full_name,
        ROWS: items,
    }


def changed_rows(typed: dict, post: Mapping[str, str]) -> dict:
    """A row of the table more or less, as the pressed button says."""
    rows = list(typed[ROWS])
    if post.get("add") == ROWS and len(rows) < MOST_ROWS:
        rows.append(dict.fromkeys(ROW_NAMES, ""))
    place = post.get("remove", "").removeprefix(f"{ROWS}-")
    if place.isascii() and place.isdecimal() and int(place) < len(rows):
        del rows[int(place)]
    return typed | {ROWS: rows}


@dataclass
class WrittenBid:
    """What was typed, as forms; judged only when a page asks."""

    typed: dict

    @cached_property
    def form(self) -> BidForm:
        return BidForm({name: text(self.typed.get(name)) for name in NAMES})

    @cached_property
    def rows(self) -> ConformityFormSet:
        rows = [mapping(row) for row in sequence(self.typed.get(ROWS))]
        data = {f"{ROWS}-TOTAL_FORMS": str(len(rows)), f"{ROWS}-INITIAL_FORMS": "0"}
        for at, row in enumerate(rows):
            data |= {f"{ROWS}-{at}-{name}": text(row.get(name)) for name in ROW_NAMES}
        return ConformityFormSet(data, prefix=ROWS)

    @property
    def unjudged(self) -> tuple[BidForm, ConformityFormSet]:
        """The same for a page that is still being written: no errors."""
        rows = [mapping(row) for row in sequence(self.typed.get(ROWS))]
        initial = [{name: text(row.get(name)) for name in ROW_NAMES} for row in rows]
        return (
            BidForm(initial={name: text(self.typed.get(name)) for name in NAMES}),
            ConformityFormSet(initial=initial, prefix=ROWS),
        )

    @property
    def valid(self) -> bool:
        return all((self.form.is_valid(), self.rows.is_valid()))

    def content(self, tender: Tender) -> dict:
        """What is sealed. Only of a valid bid."""
        rows = [row.cleaned_data for row in self.rows.forms if row.has_changed()]
        return self.form.cleaned_data | {"announcement": tender.number, ROWS: rows}
