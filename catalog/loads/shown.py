"""Rows of an import as the preview shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from catalog import twins
from catalog.columns import BIN
from catalog.models import Load, LoadRow
from catalog.models.load import ENTERED, Verdict
from catalog.registers import REGISTERS

from .headings import IGNORED, columns_by_field
from .problems import words

TONES = {
    Verdict.NEW: "success",
    Verdict.CHANGED: "info",
    Verdict.UNCHANGED: "neutral",
    Verdict.WRONG: "danger",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the preview: `value` stands in the address."""

    value: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """`heading` as in the file; `before` is what a change replaces, as people read it."""

    heading: str
    typed: str
    problems: tuple[str, ...] = ()
    changed: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are those to look at: the wrong ones, the changed ones; `others` all that are filled in besides."""

    line: int
    name: str
    number: str
    entered: bool
    verdict: str
    tone: str
    problems: list[str]
    cells: list[Cell]
    others: list[Cell]


def filters(load: Load, chosen: str) -> list[Filter]:
    """Everything, then each verdict that a row has."""
    shown = [Filter("", _("All"), load.total, chosen not in Verdict.values)]
    for verdict in (Verdict.WRONG, Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED):
        if count := getattr(load, verdict):
            shown.append(Filter(verdict.value, verdict.label, count, chosen == verdict))
    return shown


def shown_rows(rows: Sequence[LoadRow], load: Load) -> list[Row]:
    """One query more once there are entries to lead to."""
    made = [row for row in rows if row.pk <= load.position and row.verdict == Verdict.NEW]
    numbers = {}
    if made:
        model = REGISTERS[load.register].model
        numbers = twins.numbers_of(model, [twins.identity_of(row.values) for row in made])
    return [
        _row(
            row, load, numbers.get(twins.identity_of(row.values), "") if row in made else row.number
        )
        for row in rows
    ]


def _row(row: LoadRow, load: Load, number: str) -> Row:
    told: dict[int | None, list[str]] = {}
    for problem in row.problems:
        told.setdefault(problem["at"], []).append(words(problem, load.register))
    cells = [
        _cell(row, load, place, tuple(told.get(place, ())))
        for place, field in enumerate(load.places)
        if field != IGNORED
    ]
    verdict = Verdict(row.verdict)
    names = (_typed(row, load, field) for field in ("name_kk", "name_ru", "name_en"))
    return Row(
        line=row.line,
        name=next(filter(None, names), ""),
        number=number or _typed(row, load, "number"),
        # A new entry that has another name by now is not led to.
        entered=bool(number) and verdict in ENTERED and row.pk <= load.position,
        verdict=str(verdict.label),
        tone=TONES[verdict],
        problems=told.get(None, []),
        cells=[cell for cell in cells if cell.problems or cell.changed],
        others=[cell for cell in cells if cell.typed and not cell.problems and not cell.changed],
    )


def _cell(row: LoadRow, load: Load, place: int, problems: tuple[str, ...]) -> Cell:
    field = load.places[place]
    kept = "owner_id" if field == BIN else field
    before = row.before.get(kept, "")
    choices = columns_by_field(load.register)[field].choices
    if before and choices is not None:
        before = str(choices(before).label)
    typed = row.cells[place] if place < len(row.cells) else ""
    return Cell(load.headings[place], typed, problems, kept in row.before, before)


def _typed(row: LoadRow, load: Load, field: str) -> str:
    place = load.places.index(field) if field in load.places else len(row.cells)
    return row.cells[place] if place < len(row.cells) else ""
