"""What is looked up: bounded by estimates, never nothing, excluded where it should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.candidates import MOST, PAIR_ROWS, SINGLE_ROWS, TOGETHER, Asked, worth_comparing

asked = st.lists(
    st.integers(1, 500_000), min_size=1, max_size=60
).map(lambda rows: [Asked(f"с{place}", count, 1.0) for place, count in enumerate(rows)])  # fmt: skip


def tokens(query: str) -> set[str]:
    return {part.strip(" ()'") for part in query.replace("&", "|").split("|")}


@given(asked, st.integers(1, 2_000_000))
def test_something_is_always_looked_up_and_only_what_was_asked(question, total):
    queries = worth_comparing(question, total)
    assert queries
    known = {token.token for token in question}
    for query in queries:
        assert tokens(query) <= known


@given(asked)
def test_few_entries_are_all_looked_through(question):
    (query,) = worth_comparing(question, MOST)
    assert tokens(query) == {token.token for token in question}


@given(asked)
def test_what_is_estimated_to_be_found_stays_within_bounds(question):
    total = 1_000_000
    rows = {token.token: token.rows for token in question}
    singles = pairs = looked_up = 0
    for query in worth_comparing(question, total):
        one, _and, others = query.partition(" & ")
        if others:
            (first,) = tokens(one)
            partners = tokens(others)
            looked_up += len(partners)
            pairs += sum(rows[first] * rows[other] * TOGETHER / total for other in partners)
        else:
            singles += sum(rows[token] for token in tokens(query))
    only_way = looked_up == 1 or len(question) == 1
    assert singles <= SINGLE_ROWS or only_way
    assert pairs <= PAIR_ROWS or only_way


@pytest.mark.parametrize("total", [10, 1_000_000])
def test_a_single_common_token_is_still_looked_up(total):
    assert worth_comparing([Asked("с", total, 1.0)], total) == ["'с'"]
