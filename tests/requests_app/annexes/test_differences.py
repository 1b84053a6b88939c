"""What changed between two versions of an annex: nothing too much, nothing missed."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.annexes.alignment import aligned, pieces
from requests_app.annexes.differences import content_rows, differences
from requests_app.models import AutomationRequest

from ..annex import COMPLETE, annex

ANNEX = AutomationRequest.ANNEX
WORDS = st.sampled_from(["", "жолдама", "пациент", "аурухана  кезек", "МАЖ", " 7 "])
SOUP = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


# Of few different words and rows, so that much is alike.
SECTIONS = st.fixed_dictionaries(
    {
        key: st.fixed_dictionaries(
            dict.fromkeys(section.names[:2], WORDS)
            | {
                rowset.key: st.lists(
                    st.fixed_dictionaries(dict.fromkeys(rowset.names[:2], WORDS)), max_size=4
                )
                for rowset in section.rowsets
            }
        )
        for key, section in list(ANNEX.by_key.items())[2:5]
    }
)


def content(sections: dict) -> dict:
    """What of the sections is content: answers without white space around, rows that say something."""
    return {
        key: {name: sections.get(key, {}).get(name, "").strip() for name in section.names}
        | {rowset.key: content_rows(rowset, sections.get(key, {})) for rowset in section.rowsets}
        for key, section in ANNEX.by_key.items()
    }


def applied(sections: dict, changes: list) -> dict:
    """The first version with the changes made in it."""
    made = content(sections)
    for section in changes:
        kept = made[section.key]
        kept |= {answer.name: answer.after for answer in section.answers}
        for changed in section.lists:
            rows = dict(enumerate(kept[changed.key]))
            for row in changed.rows:
                if row.kind == "changed":
                    rows[row.before_at] |= {answer.name: answer.after for answer in row.answers}
                elif row.kind == "removed":
                    del rows[row.before_at]
            list_ = list(rows.values())
            for row in changed.rows:
                if row.kind == "added":
                    list_.insert(row.after_at, row.after)
            kept[changed.key] = list_
    return made


@given(SECTIONS)
def test_a_version_does_not_differ_from_itself(sections):
    assert differences(ANNEX, sections, copy.deepcopy(sections)) == []


@given(SECTIONS, SECTIONS)
def test_the_changes_made_in_the_first_version_give_the_second(before, after):
    assert applied(before, differences(ANNEX, before, after)) == content(after)


@given(SOUP, SOUP)
def test_whatever_was_stored_can_be_compared(before, after):
    differences(ANNEX, before, after)
    differences(ANNEX, {"goal": before}, {"goal": {"tasks": after}})


def test_white_space_and_blank_rows_are_no_change():
    after = annex(goal={"goal": COMPLETE["goal"]["goal"].replace("\n", "\r\n") + " \n"})
    after["goal"]["tasks"] = [{"text": " "}, *after["goal"]["tasks"]]
    assert differences(ANNEX, annex(), after) == []


def test_a_changed_answer_says_what_it_was_and_is():
    (section,) = differences(ANNEX, annex(), annex(goal={"goal": "Басқа мақсат."}))
    (answer,) = section.answers
    assert (section.key, answer.name, answer.after) == ("goal", "goal", "Басқа мақсат.")
    assert answer.before == COMPLETE["goal"]["goal"].strip()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_row_put_in_anywhere_is_one_insertion(place):
    after = annex()
    after["goal"]["tasks"].insert(place, {"text": "Мүлде жаңа міндет"})
    (section,) = differences(ANNEX, annex(), after)
    (row,) = section.lists[0].rows
    assert (row.kind, row.after_at, row.after) == ("added", place, {"text": "Мүлде жаңа міндет"})


def test_a_row_put_in_beside_a_changed_one_is_still_one_insertion():
    rows = [{"a": f"жолдама беру тәртібі {n}", "b": "пациент"} for n in range(4)]
    after = [*rows[:1], {"a": "басқа", "b": "дәрігер"}, rows[1] | {"b": "пациенттер"}, *rows[2:]]
    assert aligned(rows, after) == [(0, 0), (None, 1), (1, 2), (2, 3), (3, 4)]


def test_rows_that_have_little_in_common_are_one_removed_and_one_added():
    assert aligned([{"a": "бір екі үш"}], [{"a": "төрт бес алты"}]) == [(0, None), (None, 0)]


@given(st.lists(st.integers(0, 3), max_size=8), st.integers(0, 8), st.integers(0, 3))
def test_one_row_more_is_one_insertion_also_among_equal_rows(numbers, place, number):
    before = [{"a": str(each)} for each in numbers]
    after = [*before[:place], {"a": str(number)}, *before[place:]]
    alone = [pair for pair in aligned(before, after) if None in pair]
    assert len(alone) == 1


@given(
    st.lists(st.fixed_dictionaries({"a": WORDS, "b": WORDS}), max_size=6),
    st.lists(st.fixed_dictionaries({"a": WORDS, "b": WORDS}), max_size=6),
)
def test_every_row_of_both_versions_is_placed_once_and_in_order(before, after):
    pairs = aligned(before, after)
    assert [left for left, _ in pairs if left is not None] == list(range(len(before)))
    assert [right for _, right in pairs if right is not None] == list(range(len(after)))


@given(st.text(alphabet="аб \n", max_size=30), st.text(alphabet="аб \n", max_size=30))
def test_both_texts_can_be_read_from_the_pieces(before, after):
    found = pieces(before, after)
    assert "".join(each.text for each in found if each.kind != "old") == after
    assert "".join(each.text for each in found if each.kind != "new") == before
    if before == after:
        assert {each.kind for each in found} <= {"same"}


def test_only_the_changed_words_are_marked():
    found = [(each.kind, each.text) for each in pieces("бір екі үш", "бір төрт үш бес")]
    assert found == [
        ("same", "бір"), ("old", " екі"), ("new", " төрт"), ("same", " үш"), ("new", " бес"),
    ]  # fmt: skip
