"""An import beside the raw floor: the same rows copied as they are, and inserted into bare tables.

Reading is compared with one COPY of the rows; entering with one INSERT … SELECT that writes the same
entries, their rows of the search and of the audit, with their words given. Usage: python -m benchmarks.imports [rows]
"""

import csv
import sys
from io import StringIO

from benchmarks._setting import portal, say, timed

FLOOR_READ = """
CREATE TEMP TABLE copied (line bigint GENERATED ALWAYS AS IDENTITY, cells jsonb)
"""
FLOOR_ENTER = """
WITH made AS (
    INSERT INTO catalog_informatizationobject (number, name_kk, name_ru, name_en, purpose_kk, purpose_ru,
        purpose_en, owner_kk, owner_ru, owner_en, words, entered_at, changed_at, kind, stage)
    SELECT 'Ф-' || number, name_kk, name_ru, name_en, purpose_kk, purpose_ru, purpose_en, owner_kk, owner_ru,
        owner_en, words, entered_at, changed_at, kind, stage FROM catalog_informatizationobject
    RETURNING id, number
), found AS (
    INSERT INTO catalog_entry (key, kind, number, title_kk, title_ru, title_en, text, language, owner_kk,
        owner_ru, owner_en, path, tokens, folding)
    SELECT 'floor:' || id, kind, number, title_kk, title_ru, title_en, text, language, owner_kk, owner_ru,
        owner_en, path, tokens, folding FROM catalog_entry
)
INSERT INTO audit_row (stream, number, at, verb, blinded, data, previous, hash)
SELECT 'floor', id, portal_now(), 'object.registered', '', jsonb_build_object('id', id, 'number', number),
    repeat('0', 64), encode(sha256(id::text::bytea), 'hex') FROM made
"""


def measure(count: int) -> None:
    from django.db import connection

    from catalog.loads.actions import confirm_load, start_load
    from catalog.loads.carrying import carry
    from tests import cast
    from tests.catalog.loading import csv_file, table
    from tests.catalog.test_import_large import rows

    typed = table(*rows(count))
    actor = cast.actor("integrator")
    load = start_load("objects", csv_file(typed), actor=actor)
    read = timed(carry)
    load.refresh_from_db()
    floor = timed(lambda: copy(typed))
    told("read", count, read, floor, "one COPY")
    confirm_load(load, actor=actor)
    entered = timed(carry)
    load.refresh_from_db()
    assert load.entered == load.to_enter > 0, load.fault
    with connection.cursor() as cursor:
        floor = timed(lambda: cursor.execute(FLOOR_ENTER))
    told("enter", load.entered, entered, floor, "one INSERT … SELECT with its words given")


def copy(typed: list[list[str]]) -> None:
    """The cells as JSON, which is what is kept of them, and nothing else."""
    import json

    from django.db import connection

    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerows([json.dumps(cells, ensure_ascii=False)] for cells in typed)
    lines.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(FLOOR_READ)
        cursor.cursor.copy_expert("COPY copied (cells) FROM STDIN (FORMAT csv)", lines)


def told(what: str, count: int, ours: float, floor: float, named: str) -> None:
    say(
        f"import, {what} {count:,} rows: ours {ours:.1f} s ({count / ours:,.0f} rows/s),"
        f" {named} {floor:.1f} s, ratio {ours / floor:.1f}"
    )


if __name__ == "__main__":
    with portal():
        measure(int(sys.argv[1]) if sys.argv[1:] else 50_000)
