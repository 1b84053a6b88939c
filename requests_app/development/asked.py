"""What stands in a request for development, as pages and papers show it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.documents.models import Document
from portal.rules.text import Text
from portal.workflow.models import Record

from ..forms.development import FILES, AskForm


@dataclass(frozen=True, slots=True)
class Offer:
    """A price offer; `file` is the key of its file, or ""."""

    by: Text
    amount: Decimal
    works: str
    term: str
    at: datetime
    file: str


def answered(answers: dict) -> list[tuple[Any, str]]:
    """What is written, with the question; files are told by themselves."""
    return [
        (field.label, answers[name])
        for name, field in AskForm.base_fields.items()
        if name not in FILES and answers.get(name)
    ]


def files_of(development: Record, documents: list[Document]) -> list[Document]:
    """Those of the documents that came with the request."""
    named = {development.answers.get(name) for name in FILES}
    return [document for document in documents if str(document.key) in named]


def offers_of(development: Record) -> list[Offer]:
    """In the order in which they were given or corrected last."""
    offers = [
        Offer(
            Text(**said["by"]), Decimal(said["amount"]), said["works"], said["term"],
            datetime.fromisoformat(said["at"]), said["file"] or "",
        )
        for said in development.offers.values()
    ]  # fmt: skip
    return sorted(offers, key=lambda offer: offer.at)
