"""Writing many rows of one model in one statement, past the ORM: an import enters tens of thousands."""

from collections.abc import Sequence

from django.db import connection, models
from psycopg2.extras import execute_values


def insert(
    objects: Sequence[models.Model], *, known_by: str = "", changing: Sequence[str] = ()
) -> None:
    """Insert them; where one with the same column `known_by` is there, its columns `changing` are set.

    Objects without a key are given theirs. Their fields hold what PostgreSQL takes as it is: texts,
    numbers, moments.
    """
    if not objects:
        return
    keyless = objects[0].pk is None
    meta = objects[0]._meta
    fields = [field for field in meta.concrete_fields if not (keyless and field.primary_key)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    statement = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES %s'  # noqa: S608 - names of ours
    if known_by:
        settings = ", ".join(f'"{name}" = excluded."{name}"' for name in changing)
        statement += f' ON CONFLICT ("{known_by}") DO UPDATE SET {settings}'
    statement += f' RETURNING "{meta.pk.column}"'
    names = [field.attname for field in fields]
    values = [[getattr(each, name) for name in names] for each in objects]
    with connection.cursor() as cursor:
        keys = execute_values(cursor.cursor, statement, values, page_size=len(values), fetch=True)
    for each, (key,) in zip(objects, keys, strict=True):
        each.pk = key
