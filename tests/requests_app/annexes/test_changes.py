"""What differs between two versions of a section, in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_app.annex1 import ANNEX1
from requests_app.annex2 import ANNEX2
from requests_app.annexes.changes import changes_between, changes_of_section, with_answer_of
from requests_app.annexes.facts import Known
from tests.requests_app.annex import APPLICATION, COMPLETE, annex, body
from tests.requests_app.annexes.test_properties import ANY_JSON, nearly_right

NOTHING = Known()
GOAL, SCALE = ANNEX1.by_key["goal"], ANNEX1.by_key["scale"]
TASKS = [{"text": text} for text in ("бір", "екі", "үш")]


def said(section, before, after):
    return [
        (change.place, str(change.label), change.before, change.after)
        for change in changes_of_section(section, before, after, NOTHING)
    ]


def test_the_same_has_no_changes():
    assert changes_between(ANNEX1, COMPLETE, annex(), NOTHING) == []


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
    [(section, [change])] = changes_between(
        ANNEX2,
        APPLICATION,
        APPLICATION | {"scope": APPLICATION["scope"] | {"state_body": bank.bin}},
        known,
    )
    assert (section.key, change.after) == ("scope", "National Bank")


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
        before = data.draw(ANY_JSON | nearly_right(table, ANY_JSON))
        after = data.draw(ANY_JSON | nearly_right(table, ANY_JSON))
        changes_between(table, before, after, NOTHING)
        assert changes_between(table, before, before, NOTHING) == []
