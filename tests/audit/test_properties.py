"""Whatever is appended comes back whole; whatever is changed afterwards is found."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portal.audit import chain

from .test_chain import AT, tamper

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
entries = st.lists(
    st.builds(
        chain.Entry,
        verb=texts,
        stream=st.sampled_from(["project:1", "project:2", "portal"]),
        actor=st.none() | st.integers(1, 10**9),
        record=st.none() | st.integers(1, 10**9),
        version=st.none() | st.integers(0, 10**6),
        data=st.dictionaries(texts, values, max_size=3),
    ),
    min_size=1,
    max_size=8,
)
quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CHANGES = {
    "verb": "verb || 'x'",
    "actor": "coalesce(actor, 0) + 1",
    "record": "coalesce(record, 0) + 1",
    "version": "coalesce(version, 0) + 1",
    "at": "at + interval '1 microsecond'",
    "data": "data || '{\"қосылды\": 1}'",
    "blinded": "'x'",
    "organisation": "7",
}


@pytest.fixture
def undone(db):
    """A savepoint for each example, since the rows of one must not be seen by the next."""

    def run(body) -> None:
        with transaction.atomic():
            body()
            connection.needs_rollback = False
            transaction.set_rollback(True)

    return run


@quick
@given(rows=entries)
def test_what_is_appended_is_whole(undone, rows):
    def body() -> None:
        chain.append(rows, at=AT)
        assert list(chain.verify()) == []

    undone(body)


@quick
@given(rows=entries, column=st.sampled_from(sorted(CHANGES)), place=st.integers(0, 7))
def test_any_change_is_found_at_its_row(undone, rows, column, place):
    assume(place < len(rows))

    def body() -> None:
        chain.append(rows, at=AT)
        changed = rows[place].stream
        number = sum(row.stream == changed for row in rows[: place + 1])
        tamper(
            f"UPDATE audit_row SET {column} = {CHANGES[column]}"
            f" WHERE stream = '{changed}' AND number = {number}"
        )
        assert [(row.stream, row.number) for row in chain.verify()] == [(changed, number)]

    undone(body)
