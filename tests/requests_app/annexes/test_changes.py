"""What differs between two versions of a section, in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.annex1 import ANNEX1
from requests_app.annex2 import ANNEX2
from requests_app.annexes.changes import changes_of_section, with_answer_of
from requests_app.annexes.facts import Known
from tests.requests_app.annex import APPLICATION, COMPLETE, annex, body
from tests.requests_app.annexes.test_properties import ANY_JSON

NOTHING = Known()
ROWS = st.lists(
    ANY_JSON | st.dictionaries(st.sampled_from(["text", "kind", "file"]), ANY_JSON), max_size=3
)
ANY_SECTION = ANY_JSON | st.dictionaries(
    st.sampled_from(["goal", "tasks", "rows", "groups", "systems", "scale", "state_body"]),
    ANY_JSON | ROWS,
)
GOAL, SCALE = ANNEX1.by_key["goal"], ANNEX1.by_key["scale"]
TASKS = [{"text": text} for text in ("бір", "екі", "үш")]


def said(section, before, after):
    return [
        (change.place, str(change.label), change.before, change.after)
        for change in changes_of_section(ANNEX1, section.key, before, after, NOTHING)
    ]


def test_the_same_has_no_changes():
    for section in ANNEX1.sections:
        assert said(section, COMPLETE[section.key], annex()[section.key]) == []


def test_a_choice_is_said_in_words_and_a_blank_is_blank():
    assert said(SCALE, {"scale": "country", "regions": ""}, {"scale": "", "regions": "Алматы"}) == [
        ("scale-scale", "Where the service will work", "The whole country", ""),
        ("scale-regions", "Which regions", "", "Алматы"),
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([TASKS[0], TASKS[2]], [("goal-tasks", "Task 2", "екі", "")]),
        ([*TASKS, {"text": "төрт"}], [("goal-tasks", "Task 4", "", "төрт")]),
        ([TASKS[0], {"text": "ЕКІ"}, TASKS[2]], [("goal-tasks", "Task 2, Task", "екі", "ЕКІ")]),
        ([], [("goal-tasks", f"Task {n}", row["text"], "") for n, row in enumerate(TASKS, 1)]),
    ],
)
def test_rows_are_compared_as_a_person_would(after, expected):
    assert said(GOAL, {"tasks": TASKS}, {"tasks": after}) == expected


def test_a_body_is_said_by_its_name():
    bank = body("national_bank")
    bank.bin, bank.name_en = "123456789012", "National Bank"
    known = Known({}, {bank.bin: bank})
    before = APPLICATION["scope"]
    [change] = changes_of_section(ANNEX2, "scope", before, before | {"state_body": bank.bin}, known)
    assert change.after == "National Bank"


def test_an_answer_or_a_list_is_taken_over():
    mine, theirs = {"goal": "м", "tasks": TASKS}, {"goal": "т", "tasks": TASKS[:1]}
    assert with_answer_of(GOAL, mine, theirs, "goal-goal") == mine | {"goal": "т"}
    assert with_answer_of(GOAL, mine, theirs, "goal-tasks") == mine | {"tasks": TASKS[:1]}
    for nonsense in ("", "goal", "scale-scale", "goal-other", "tasks"):
        assert with_answer_of(GOAL, mine, theirs, nonsense) == mine


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_two_versions_can_be_compared(data):
    for table in (ANNEX1, ANNEX2):
        before, after = data.draw(ANY_SECTION), data.draw(ANY_SECTION)
        for key in table.by_key:
            changes_of_section(table, key, before, after, NOTHING)
            assert changes_of_section(table, key, before, before, NOTHING) == []
