"""The order's words, with their slips marked, and our quotation with the slips mended."""

import re
from dataclasses import dataclass

from portal.rules.clauses import Clause

MENDED = re.compile(r"(\[[^\]]*\])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `marked` is a slip in the original and a mended word in the quotation."""

    words: str
    marked: bool


def original(clause: Clause) -> list[Piece]:
    """The order's own wording; the slips that we mend are marked."""
    slips = "|".join(re.escape(correction.slip) for correction in clause.corrections)
    return _pieces(re.compile(f"({slips})") if slips else None, clause.text_kk)


def corrected(clause: Clause) -> list[Piece]:
    """Our quotation, the mended words marked; empty when there is nothing to mend."""
    return _pieces(MENDED, clause.corrected_kk) if clause.corrections else []


def _pieces(pattern: re.Pattern | None, text: str) -> list[Piece]:
    """The pattern has one group: what it catches stands at the odd places of the split."""
    parts = pattern.split(text) if pattern else [text]
    return [Piece(words, place % 2 == 1) for place, words in enumerate(parts) if words]
