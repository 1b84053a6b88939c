"""Writing many rows at once, past the ORM: an import enters tens of thousands.

Fields hold what PostgreSQL takes as it is: texts, numbers, moments.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, models
from psycopg2.extras import execute_values

PIECE = 1 << 18  # characters handed over at a time
NULL = "\\N"
ESCAPED = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


def copy(table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """COPY: no statement to be read, a third of the time of an INSERT."""
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.cursor.copy_expert(f'COPY "{table}" ({named}) FROM STDIN', _Lines(rows), size=PIECE)


def add(objects: Sequence[models.Model], *, keys: bool = False) -> None:
    """Rows that are not there yet. With `keys`, objects learn theirs."""
    if not objects:
        return
    meta = objects[0]._meta
    if keys:
        for each, key in zip(objects, _next_keys(meta, len(objects)), strict=True):
            each.pk = key
    fields = [field for field in meta.concrete_fields if keys or not field.primary_key]
    names = [field.attname for field in fields]
    rows = ([getattr(each, name) for name in names] for each in objects)
    copy(meta.db_table, [field.column for field in fields], rows)


def put(objects: Sequence[models.Model], *, known_by: str, changing: Sequence[str]) -> None:
    """Rows that may be there: where one has the same `known_by`, its columns `changing` are set."""
    if not objects:
        return
    meta = objects[0]._meta
    fields = [
        field for field in meta.concrete_fields
        if not field.primary_key or objects[0].pk is not None
    ]  # fmt: skip
    columns = ", ".join(f'"{field.column}"' for field in fields)
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in changing)
    statement = (
        f'INSERT INTO "{meta.db_table}" ({columns}) VALUES %s'  # noqa: S608 - names of ours
        f' ON CONFLICT ("{known_by}") DO UPDATE SET {changed}'
    )
    values = [[getattr(each, field.attname) for field in fields] for each in objects]
    with connection.cursor() as cursor, connection.wrap_database_errors:
        execute_values(cursor.cursor, statement, values, page_size=len(values))


def _next_keys(meta, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [meta.db_table, meta.pk.column, count],
        )
        return [key for (key,) in cursor]


class _Lines:
    """A file that COPY reads to its end, made of rows as they are asked for."""

    def __init__(self, rows: Iterable[Sequence]) -> None:
        self._lines = ("\t".join(map(_written, row)) + "\n" for row in rows)
        self._left = ""

    def read(self, size: int) -> str:
        parts, length = [self._left], len(self._left)
        while length < size and (line := next(self._lines, None)) is not None:
            parts.append(line)
            length += len(line)
        text = "".join(parts)
        self._left = text[size:]
        return text[:size]


def _written(value: object) -> str:
    if value is None:
        return NULL
    if isinstance(value, datetime):
        return value.isoformat()
    text = str(value)
    for sign, written in ESCAPED:
        if sign in text:
            text = text.replace(sign, written)
    return text
