"""A design task inside a paper: the fourteen sections of clause 19, as they were written."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.documents.papers.blocks import (
    Align,
    Block,
    Column,
    Facts,
    Heading,
    Holds,
    Items,
    Paragraph,
    Table,
)
from requests_app.annexes.shown import Answer, ShownRow

from ..design.reading import ReadTask, read
from ..models import DesignTask


def task_blocks(task: DesignTask) -> tuple[Block, ...]:
    """Labels in the language that is active, answers in the language of the task."""
    said = read(task.sections, task.language)
    return tuple(block for row in said.annex.rows for block in _section(row, said))


def _section(row: ShownRow, task: ReadTask) -> Iterator[Block]:
    yield Heading(f"{row.number}. {row.label}")
    if row.blank:
        yield Paragraph(_("Not filled in"), align=Align.START)
    if row.answers:
        yield Facts(_facts(row.answers))
    for title, rows in row.lists:
        yield Heading(str(title), level=2)
        if table := _table(row.key, str(title), task):
            yield table
        else:
            yield from _list(rows)


def _facts(answers: list[Answer]) -> tuple[tuple[str, str], ...]:
    return tuple((str(answer.label), answer.text) for answer in answers)


def _list(rows: list[list[Answer]]) -> Iterator[Block]:
    """Rows of one answer as lines, others each as its own facts under its number."""
    if all(len(row) == 1 for row in rows):
        yield Items(tuple(row[0].text for row in rows))
        return
    for number, row in enumerate(rows, 1):
        yield Paragraph(f"{number}.", align=Align.START, strong=True)
        yield Facts(_facts(row))


def _table(section: str, title: str, task: ReadTask) -> Table | None:
    """The lists that are tables on the page are tables here: criteria and responsibilities."""
    if section == "selection":
        return Table(
            (
                Column(_("Criterion"), weight=2),
                Column(_("Weight"), Holds.NUMBER),
                Column(_("How it is scored"), weight=3),
            ),
            tuple((each.title, each.weight, each.description) for each in task.criteria),
            totals=(_("Weights together"), str(task.total), None),
        )
    matrix = section == "schedule" and task.works and title == _("Responsibility matrix")
    if not matrix:
        return None
    parties = tuple(Column(str(party), weight=1) for party in task.parties)
    return Table(
        (Column(_("Work"), weight=2), *parties),
        tuple((work.title, *(share.letter for share in work.shares)) for work in task.works),
    )
