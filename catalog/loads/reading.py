"""Reading an uploaded file into rows. Begun again from the start when a worker was killed meanwhile."""

import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from django.db import DatabaseError, connection, transaction

from catalog import bulk
from catalog.models import Load, LoadRow
from catalog.models.load import Verdict
from portal.documents.actions import path_of
from portal.documents.models import Document
from portal.documents.tables import CSV
from portal.workdays import clock

from .csv_sheet import csv_sheet
from .headings import fields_by_heading, matched, said
from .judging import Judge
from .sheet import Line, Sheet, Unreadable, within_limits
from .xlsx_sheet import xlsx_sheet

CHUNK = 1000  # rows a transaction
CHUNK_CHARACTERS = 2_000_000
COLUMNS = (
    "load_id", "line", "cells", "verdict", "problems", "values", "before", "identity", "item",
    "number", "seen_at",
)  # fmt: skip
EMPTY = {list: "[]", dict: "{}"}
# Rows about the same entry: each is told the line of another one.
SAME = f"""
WITH numbered AS (
    SELECT id, coalesce(lag(line) OVER same, lead(line) OVER same) AS other
    FROM {LoadRow._meta.db_table} WHERE load_id = %(load)s AND identity <> ''
    WINDOW same AS (PARTITION BY identity ORDER BY id)
), twice AS (
    SELECT id, other FROM numbered WHERE other IS NOT NULL
)
UPDATE {LoadRow._meta.db_table} AS mine
SET verdict = 'wrong', "values" = '{{}}', before = '{{}}', problems = mine.problems
    || jsonb_build_object('at', CASE WHEN identity LIKE 'number:%%' THEN %(number)s::int
    ELSE %(name)s END, 'code', 'same-row', 'line', twice.other)
FROM twice WHERE mine.id = twice.id
"""  # noqa: S608
log = logging.getLogger(__name__)


def read(load: Load) -> None:
    """Fill `load.rows`; leaves it waiting for a decision, or failed with the reason.

    Whoever calls sees to it that nobody else reads the same one.
    """
    with transaction.atomic():
        load.rows.all().delete()
        Load.objects.filter(pk=load.pk).update(new=0, changed=0, unchanged=0, wrong=0)
    try:
        with sheet_of(load.document, load.register) as sheet:
            _read(load, sheet)
    except Unreadable as unreadable:
        _fail(load, unreadable.fault)
    except DatabaseError:
        raise  # the next poke begins anew
    except Exception:
        log.exception("Import %s cannot be read.", load.pk)
        _fail(load, {"code": "failed"})


@contextmanager
def sheet_of(document: Document, register: str) -> Iterator[Sheet]:
    """Raises Unreadable, also while its lines are read."""
    path, known = path_of(document.sha256), fields_by_heading(register)
    if document.content_type == CSV:
        with csv_sheet(path, lambda cell: said(cell) in known) as sheet:
            yield sheet
    else:
        with xlsx_sheet(path) as sheet:
            yield sheet


def _read(load: Load, sheet: Sheet) -> None:
    lines = within_limits(sheet.lines)
    headings = next(lines, None)
    if headings is None:
        raise Unreadable("empty")
    places = matched(load.register, headings)
    first = next(lines, None)
    if first is None:
        raise Unreadable("empty")
    Load.objects.filter(pk=load.pk).update(
        headings=headings.cells, places=places, notes=sheet.notes
    )
    judge = Judge(load.register, places)
    for chunk in _chunks(chain([first], lines)):
        rows = judge.judge(chunk)
        with transaction.atomic():
            _insert(load, rows)
            _count(load, rows)
    _finish(load, places)


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    chunk, characters = [], 0
    for line in lines:
        chunk.append(line)
        characters += sum(map(len, line.cells))
        if len(chunk) == CHUNK or characters > CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _insert(load: Load, rows: Iterable[LoadRow]) -> None:
    bulk.copy(LoadRow._meta.db_table, COLUMNS, (_copied(load.pk, row) for row in rows))


def _copied(load: int, row: LoadRow) -> list:
    return [
        load, row.line, _json(row.cells), row.verdict, _json(row.problems), _json(row.values),
        _json(row.before), row.identity, row.item, row.number, row.seen_at,
    ]  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else EMPTY[type(value)]


def _count(load: Load, rows: Iterable[LoadRow]) -> None:
    counts = Counter(row.verdict for row in rows)
    for verdict in Verdict.values:
        setattr(load, verdict, getattr(load, verdict) + counts[verdict])
    load.save(update_fields=Verdict.values)


def _finish(load: Load, places: list[str]) -> None:
    """Rows of the same entry found, all counted, the person's turn."""
    at = {"name": places.index("name_kk")}
    at["number"] = places.index("number") if "number" in places else at["name"]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(SAME, at | {"load": load.pk})
        counts = Counter(load.rows.values_list("verdict", flat=True))
        for verdict in Verdict.values:
            setattr(load, verdict, counts[verdict])
        load.phase, load.read_at = Load.Phase.TO_CONFIRM, clock.now()
        load.save(update_fields=[*Verdict.values, "phase", "read_at"])


def _fail(load: Load, fault: dict) -> None:
    with transaction.atomic():
        load.rows.all().delete()
        now = clock.now()
        Load.objects.filter(pk=load.pk).update(
            phase=Load.Phase.FAILED, fault=fault, read_at=now, finished_at=now,
            new=0, changed=0, unchanged=0, wrong=0,
        )  # fmt: skip
