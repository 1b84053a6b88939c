"""Looks for words everywhere the portal keeps anything, in every spelling that could be read back.

For journeys too: `Everywhere.now()` before and after, and `found` in between.
"""

import base64
import io
import json
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from django.conf import settings
from psycopg2.sql import SQL, Identifier
from redis import Redis


def spellings(word: str) -> set[bytes]:
    """The word as text, as JSON escapes, as hex, and in the middle of any base64."""
    plain = {word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()}
    found = set(plain)
    for spelt in plain:
        found |= {spelt.hex().encode(), spelt.hex().upper().encode()}
        for before in range(3):
            coded = base64.b64encode(bytes(before) + spelt)
            # Without the letters that depend on the neighbours.
            found.add(coded[(0, 2, 3)[before] : -4])
    return found


@dataclass(frozen=True)
class Everywhere:
    """Place → what is there."""

    places: dict[str, bytes]

    @classmethod
    def now(cls, owner_url: str) -> "Everywhere":
        return cls(_tables(owner_url) | _redis() | _files(owner_url))

    def found(self, *words: str) -> set[str]:
        """The places where any of the words stands."""
        wanted = set().union(*map(spellings, words))
        return {place for place, held in self.places.items() if any(w in held for w in wanted)}

    def count(self, word: str) -> dict[str, int]:
        """How often the word stands in each place that has it."""
        counts = {
            place: sum(held.count(spelt) for spelt in spellings(word))
            for place, held in self.places.items()
        }
        return {place: count for place, count in counts.items() if count}

    def changed_since(self, before: "Everywhere") -> set[str]:
        return {
            place for place, held in self.places.items() if before.places.get(place, b"") != held
        }


def _tables(owner_url: str) -> dict[str, bytes]:
    """Every table and sequence as COPY writes it: what pg_dump would carry away."""
    found = {}
    with closing(psycopg2.connect(owner_url)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
            " AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        for schema, table in cursor.fetchall():
            text = io.BytesIO()
            cursor.copy_expert(
                SQL("COPY {} TO STDOUT").format(Identifier(schema, table)).as_string(cursor), text
            )
            found[f"table {table}"] = text.getvalue()
    return found


def _redis() -> dict[str, bytes]:
    client = Redis.from_url(settings.REDIS_URL)
    return {f"redis {key!r}": key + (client.dump(key) or b"") for key in client.scan_iter()}


def _files(owner_url: str) -> dict[str, bytes]:
    """Uploads, mail, logs, keys; and the log of the database server where we can reach it."""
    folders = [Path(settings.HOME), Path(settings.MEDIA_ROOT), Path(settings.EMAIL_FILE_PATH)]
    with closing(psycopg2.connect(owner_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folders.append(Path(cursor.fetchone()[0]).parent / "logs")
    return {
        f"file {path}": path.read_bytes() + os.fsencode(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }
