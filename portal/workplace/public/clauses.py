"""The clause table as the Rules page shows it: with its readings, its steps, and a way to find."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.rules.actors import ROLE_NAMES, Role
from portal.rules.clauses import CHAPTERS, CLAUSES, Clause, Standing
from portal.rules.readings import READINGS, Reading
from portal.rules.terms import Term, Unit
from portal.workflow.models.record import Kind
from portal.workflow.steps import STEPS, Step

from . import quotation
from .wording import (
    STANDING_NAMES,
    STANDING_TONES,
    clause_name,
    short_number,
    written_length,
)

# The chapters are ours: the order has no headings of its own.
CHAPTER_TITLES = {
    "scope": _("Basis and scope"),
    "initiation": _("From the request to the decision"),
    "design_task": _("Design task"),
    "ppp_and_commission": _("PPP projects and the Commission"),
    "tender": _("Tender"),
    "testing": _("Testing"),
    "formation": _("Formation of the IC service"),
    "development": _("Development of an IC service"),
    "operation": _("Operation and rent"),
    "order_items": _("The order itself"),
}
LANGUAGES = ("kk", "ru", "en")


def role_names(roles: Iterable[Role]) -> list[str]:
    """Names of the roles in the reader's language, always in the same order."""
    return [str(ROLE_NAMES[role]) for role in Role if role in set(roles)]


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term of a clause in words."""

    term: Term

    @property
    def length(self) -> str:
        return written_length(self.term.length)

    @property
    def outer(self) -> str:
        return written_length(self.term.outer) if self.term.outer else ""

    @property
    def holder(self) -> str:
        return str(ROLE_NAMES[self.term.holder])

    @property
    def countable(self) -> bool:
        """The calculator counts terms of working days."""
        return self.term.length.unit is Unit.WORKING_DAYS


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step bound to a clause: of what record, and who takes it."""

    step: Step

    @property
    def kind(self) -> str:
        return str(Kind(self.step.kind).label)

    @property
    def who(self) -> list[str]:
        return role_names(self.step.actors)


class ClauseShown:
    """One clause with everything its page says about it, in the reader's language."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.number = clause.number
        self.short = short_number(clause.number)

    @property
    def name(self) -> str:
        return clause_name(self.number)

    @property
    def removed(self) -> bool:
        return self.clause.standing is Standing.REMOVED

    @property
    def standing(self) -> str:
        return str(STANDING_NAMES[self.clause.standing])

    @property
    def tone(self) -> str:
        return STANDING_TONES[self.clause.standing]

    @property
    def actors(self) -> list[str]:
        return role_names(self.clause.actors)

    @property
    def who(self) -> str:
        return capfirst(", ".join(self.actors))

    @cached_property
    def terms(self) -> list[TermShown]:
        return [TermShown(term) for term in self.clause.terms]

    @cached_property
    def readings(self) -> list[Reading]:
        return [READINGS[code] for code in self.clause.readings]

    @cached_property
    def steps(self) -> list[StepShown]:
        return [StepShown(step) for step in STEPS.values() if step.under is self.clause]

    @property
    def original(self) -> list[quotation.Piece]:
        return quotation.original(self.clause)

    @property
    def corrected(self) -> list[quotation.Piece]:
        return quotation.corrected(self.clause)

    def says(self, words: list[str]) -> bool:
        """Do all the words, folded, occur in what is said of the clause, in any language?"""
        clause = self.clause
        texts = [clause.title, clause.summary, clause.enforces, *clause.ours]
        for reading in self.readings:
            texts += [reading.title, reading.slip, reading.reading]
        said = [text.inside(language) for text in texts for language in LANGUAGES]
        said += [clause.number, clause.text_kk, *clause.readings]
        haystack = "\n".join(said).casefold()
        return all(word in haystack for word in words)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Neighbouring clauses under a heading of ours."""

    key: str
    title: str
    clauses: list[ClauseShown]


def chapters(standing: str = "", text: str = "") -> list[Chapter]:
    """The clauses of a standing in which `text` occurs, by chapters; empty chapters left out.

    A clause number alone finds that clause and not every text in which the digits occur.
    """
    words = text.casefold().split()
    shown = []
    for module in CHAPTERS:
        key = module.__name__.rpartition(".")[2]
        found = [
            row
            for clause in module.CHAPTER
            if (row := ClauseShown(clause)) and _fits(row, standing, words)
        ]
        if found:
            shown.append(Chapter(key, str(CHAPTER_TITLES[key]), found))
    return shown


def neighbours(number: str) -> tuple[ClauseShown | None, ClauseShown | None]:
    """The clauses before and after, in the order of the Rules."""
    numbers = list(CLAUSES)
    place = numbers.index(number)
    before = numbers[place - 1] if place else None
    after = numbers[place + 1] if place + 1 < len(numbers) else None
    return (
        ClauseShown(CLAUSES[before]) if before else None,
        ClauseShown(CLAUSES[after]) if after else None,
    )


def _fits(row: ClauseShown, standing: str, words: list[str]) -> bool:
    if standing and row.clause.standing != standing:
        return False
    if len(words) == 1 and words[0] in CLAUSES:
        return row.number == words[0]
    return row.says(words)
