"""Appending to the chain and checking it. Told the moment; asks no clock."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import connection, transaction
from psycopg2.extras import execute_values

from .models import AuditHead, AuditRow

PORTAL = "portal"
START = "0" * 64


def project_stream(project_id: int) -> str:
    return f"project:{project_id}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to append. `data` holds only text, whole numbers, truth values, lists, maps."""

    verb: str
    stream: str = PORTAL
    actor: int | None = None
    organisation: int | None = None
    blinded: str = ""
    record: int | None = None
    version: int | None = None
    data: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row of a stream that does not follow from the one before it."""

    stream: str
    number: int
    why: str


def append(entries: Iterable[Entry], *, at: datetime) -> None:
    """Append in order, each to its stream; must run inside the transaction of the change.

    The heads are locked in the order of their names, so two writers cannot deadlock.
    Raises TypeError for data that JSON would not give back exactly (floats).
    """
    entries = list(entries)
    if not entries:
        return
    heads = _lock_heads(sorted({entry.stream for entry in entries}))
    rows = []
    for entry in entries:
        number, previous = heads[entry.stream]
        data = _canonical(entry.data)
        facts = (
            entry.stream, number + 1, at, entry.verb, entry.actor, entry.organisation,
            entry.blinded, entry.record, entry.version, previous,
        )  # fmt: skip
        digest = _digest(facts, data)
        rows.append((*facts, data, digest))
        heads[entry.stream] = (number + 1, digest)
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO audit_row (stream, number, at, verb, actor, organisation, blinded,"
            " record, version, previous, data, hash) VALUES %s",
            rows,
            page_size=1000,
        )
        execute_values(
            cursor.cursor,
            "UPDATE audit_head AS head SET number = new.number, hash = new.hash"
            " FROM (VALUES %s) AS new (stream, number, hash) WHERE head.stream = new.stream",
            [(stream, number, digest) for stream, (number, digest) in heads.items()],
            page_size=1000,
        )


def verify() -> list[Broken]:
    """The first broken row of every stream that has one, as of one moment.

    Rows that are appended meanwhile are not seen: heads and rows come from one snapshot.
    """
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return list(_broken())


def _broken() -> Iterator[Broken]:
    heads = {stream: (number, digest) for stream, number, digest
             in AuditHead.objects.values_list("stream", "number", "hash")}  # fmt: skip
    ends: dict[str, tuple[int, str]] = {}
    broken: set[str] = set()
    fields = ("stream", "number", "at", "verb", "actor", "organisation", "blinded",
              "record", "version", "previous", "data", "hash")  # fmt: skip
    rows = AuditRow.objects.order_by("stream", "number").values_list(*fields)
    for *facts, data, digest in rows.iterator(chunk_size=5000):
        stream, number, previous = facts[0], facts[1], facts[9]
        if stream in broken:
            continue
        last, last_hash = ends.get(stream, (0, START))
        why = None
        if number != last + 1:
            why = f"number {last + 1} is missing"
        elif previous != last_hash:
            why = "it does not follow from the row before it"
        elif digest != _digest(facts, _canonical(data)):
            why = "its content was changed"
        if why:
            broken.add(stream)
            yield Broken(stream, number, why)
        ends[stream] = (number, digest)
    for stream in sorted((heads.keys() | ends.keys()) - broken):
        last, last_hash = ends.get(stream, (0, START))
        if heads.get(stream) != (last, last_hash):
            yield Broken(stream, last + 1, "rows at the end are missing or were added by hand")


def _lock_heads(streams: list[str]) -> dict[str, tuple[int, str]]:
    sql = "SELECT stream, number, hash FROM audit_head WHERE stream = ANY(%s) ORDER BY stream FOR UPDATE"
    with connection.cursor() as cursor:
        cursor.execute(sql, [streams])
        heads = {stream: (number, digest) for stream, number, digest in cursor}
        missing = [stream for stream in streams if stream not in heads]
        if missing:
            execute_values(
                cursor.cursor,
                "INSERT INTO audit_head (stream, number, hash) VALUES %s ON CONFLICT DO NOTHING",
                [(stream, 0, START) for stream in missing],
            )
            cursor.execute(sql, [streams])
            heads = {stream: (number, digest) for stream, number, digest in cursor}
    return heads


def _digest(facts: Sequence, data: str) -> str:
    """SHA-256 over every column of the row, the hash of the previous row among them."""
    moment = facts[2].astimezone(UTC).isoformat(timespec="microseconds")
    said = _canonical([*facts[:2], moment, *facts[3:]])
    return hashlib.sha256(f"{said}\n{data}".encode()).hexdigest()


def _canonical(value: object) -> str:
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(
            "An audit row holds no floating-point numbers: they do not come back exactly."
        )
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return
    for part in value:
        _refuse_floats(part)
