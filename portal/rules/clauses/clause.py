"""What a row of the clause table is."""

import re
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from ..actors import Role
from ..terms import Term
from ..text import Text


class Standing(StrEnum):
    """How the portal treats a clause."""

    BOUND = "bound"  # at least one step is under it
    PARTLY = "partly"  # a step is under it, and something of it is not built yet
    INFORMATIONAL = "informational"  # shown on the Rules page; nothing to enforce
    NOT_YET = "not_yet"  # to be enforced, not built yet
    REMOVED = "removed"  # struck out by the order; never cited


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of the order's text, in whole words, and what our quotation puts in its place."""

    reading: str
    slip: str
    correct: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the Rules, or one item of the order ("item-2").

    `text_kk` is the order's own wording, slips included; `summary`, `enforces` and `ours`
    are our words. A rule in `ours` is never cited under this clause's number. `actors`
    are those who do something under the clause, not those who are only told.
    """

    number: str
    title: Text
    text_kk: str
    standing: Standing
    actors: frozenset[Role] = frozenset()
    terms: tuple[Term, ...] = ()
    readings: tuple[str, ...] = ()
    ours: tuple[Text, ...] = ()
    _: KW_ONLY
    summary: Text = Text("", "", "")
    enforces: Text = Text("", "", "")
    corrections: tuple[Correction, ...] = ()

    @property
    def corrected_kk(self) -> str:
        """The wording with each slip mended, the mended words in square brackets; "" if none."""
        if not self.corrections:
            return ""
        text = self.text_kk
        for correction in self.corrections:
            text = re.sub(rf"\b{re.escape(correction.slip)}\b", f"[{correction.correct}]", text)
        return text

    def cite(self, item: int | None = None) -> str:
        """ "3" or, with an item, "3(1)": how refusals and pages name the place."""
        return self.number if item is None else f"{self.number}({item})"


def removed(number: str, text_kk: str, *corrections: Correction) -> Clause:
    """A clause that the order struck out: shown as removed, without duties."""
    return Clause(
        number,
        Text("Алып тасталды", "Исключён", "Removed"),
        text_kk,
        Standing.REMOVED,
        readings=tuple(sorted({correction.reading for correction in corrections})),
        summary=Text(
            f"{number}-тармақ алып тасталды: ол қолданылмайды және оған сілтеме жасалмайды.",
            f"Пункт {number} исключён: он не применяется, и ссылок на него не делается.",
            f"Clause {number} was removed: it does not apply and is never cited.",
        ),
        enforces=Text(
            "Порталдың бірде-бір шешімі бұл тармаққа сүйенбейді.",
            "Ни одно решение портала не опирается на этот пункт.",
            "No decision of the portal relies on this clause.",
        ),
        corrections=corrections,
    )
