"""The audit chain: append-only, whole, and honest about where it was broken."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from portal.audit import chain
from portal.audit.models import AuditRow

AT = datetime(2026, 3, 16, 5, 0, tzinfo=UTC)


def append(*verbs: str, stream: str = "project:1") -> None:
    chain.append(
        [chain.Entry(verb=verb, stream=stream, data={"мәтін": [1, True, None]}) for verb in verbs],
        at=AT,
    )


def tamper(sql: str) -> None:
    """What only an owner can do: past the trigger."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_row DISABLE TRIGGER USER")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE audit_row ENABLE TRIGGER USER")


def test_rows_of_a_stream_are_numbered_and_chained(db):
    append("a", "b")
    append("c")
    append("d", stream="portal")
    rows = list(AuditRow.objects.filter(stream="project:1").order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert list(chain.verify()) == []


@pytest.mark.parametrize(
    "sql",
    ["UPDATE audit_row SET verb = 'x'", "DELETE FROM audit_row", "TRUNCATE audit_row",
     "DELETE FROM audit_head", "TRUNCATE audit_head"],
)  # fmt: skip
def test_the_database_refuses_change_and_removal(db, sql):
    append("a")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.parametrize(
    ("sql", "number", "why"),
    [
        ("UPDATE audit_row SET verb = 'x' WHERE number = 2", 2, "its content was changed"),
        ("UPDATE audit_row SET data = '{}' WHERE number = 3", 3, "its content was changed"),
        ("UPDATE audit_row SET actor = 7 WHERE number = 1", 1, "its content was changed"),
        ("DELETE FROM audit_row WHERE number = 2", 3, "number 2 is missing"),
        ("DELETE FROM audit_row WHERE number = 4", 4, "rows at the end are missing"),
        ("DELETE FROM audit_row", 1, "rows at the end are missing"),
    ],
)
def test_verify_names_the_first_broken_row(db, capsys, sql, number, why):
    append("a", "b", "c", "d")
    append("e", stream="project:2")
    tamper(sql.replace("WHERE", "WHERE stream = 'project:1' AND") if "WHERE" in sql
           else f"{sql} WHERE stream = 'project:1'")  # fmt: skip
    broken = list(chain.verify())
    assert [(row.stream, row.number) for row in broken] == [("project:1", number)]
    assert why in broken[0].why
    with pytest.raises(CommandError):
        call_command("audit", "verify")


def test_a_rewritten_row_with_a_matching_hash_breaks_the_next_one(db):
    append("a", "b", "c")
    row = AuditRow.objects.get(stream="project:1", number=2)
    forged = chain._digest(
        (row.stream, row.number, row.at, "x", row.actor, row.organisation, row.blinded,
         row.record, row.version, row.previous), chain._canonical(row.data),
    )  # fmt: skip
    tamper(f"UPDATE audit_row SET verb = 'x', hash = '{forged}' WHERE number = 2")
    assert [(found.number) for found in chain.verify()] == [3]


def test_floats_are_refused_because_they_do_not_come_back(db):
    with pytest.raises(TypeError):
        chain.append([chain.Entry(verb="a", data={"price": [0.1]})], at=AT)
