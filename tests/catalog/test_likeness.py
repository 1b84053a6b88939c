"""Scores: between 0 and 1, more for more that is shared, nothing for what everybody says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.candidates import TEXT, TITLE
from catalog.likeness import Question, worth_of
from catalog.rarities import Rarities

ORDINARY = [f"сөз{number}" for number in range(30)]
COMMON = ["_state", "_body", "_application", "_automation"]
worths = st.dictionaries(
    st.sampled_from(ORDINARY + COMMON), st.sampled_from([TITLE, TEXT]), min_size=1
)
totals = st.sampled_from([0, 50, 10_000, 1_000_000])


def question(worth: dict, total: int = 50) -> Question:
    return Question(worth, Rarities(total, {}))


@given(worths, worths, totals)
def test_a_score_is_between_nothing_and_all(asked, there, total):
    assert 0 <= question(asked, total).score(there) <= 1


@pytest.mark.parametrize("total", [50, 10_000, 1_000_000])
def test_the_same_text_scores_all(total):
    worth = dict.fromkeys(ORDINARY[:12], TITLE)
    assert question(worth, total).score(worth) == pytest.approx(1)


@given(st.integers(5, 29), totals)
def test_sharing_more_never_scores_less(shared, total):
    asked = question(dict.fromkeys(ORDINARY, TITLE), total)
    less, more = (dict.fromkeys(ORDINARY[:number], TITLE) for number in (shared, shared + 1))
    assert asked.score(less) <= asked.score(more)


@given(st.sets(st.sampled_from(COMMON)), totals)
def test_words_of_everybody_score_nothing_however_young_the_portal(common, total):
    worth = dict.fromkeys([*common, "_state"], TITLE)
    assert question(worth | {"сөз1": TITLE}).score(worth) == 0


def test_a_word_or_two_among_many_are_chance():
    asked = question(dict.fromkeys(ORDINARY, TEXT), 1_000)
    assert asked.score(dict.fromkeys(ORDINARY[:2], TEXT)) == 0
    assert asked.score(dict.fromkeys(ORDINARY[:20], TEXT)) > 0


def test_a_word_of_the_few_that_were_asked_counts():
    asked = question(dict.fromkeys(ORDINARY[:2], TITLE))
    assert asked.score({ORDINARY[0]: TITLE, "басқа": TEXT}) > 0


def test_a_compound_is_no_evidence_beside_its_words():
    words = {"_land": TITLE, "_plot": TITLE, "_land_plot": TITLE}
    assert question(words).specific == {"_land", "_plot"}


def test_the_first_text_is_the_name():
    worth = worth_of(["емхана", "емхана ветеринар"])
    assert worth == {"_polyclinic": TITLE, "_veterinary": TEXT}
    assert worth_of([]) == {}
