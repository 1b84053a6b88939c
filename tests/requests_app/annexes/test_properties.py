"""Whatever is typed or sent: no exception, and nothing is lost between page and JSON."""

import re

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.annex1.sections import ANNEX1
from requests_app.annex2.sections import ANNEX2
from requests_app.annexes.bound import bound
from requests_app.annexes.facts import document_keys, owner_of
from requests_app.annexes.shown import shown
from requests_app.annexes.typed import (
    gather,
    gather_section,
    posted,
    with_row,
    without_blank_rows,
    without_row,
)
from requests_app.annexes.validation import errors_of
from requests_app.conditions import scope_refusal
from tests.requests_app.annex import APPLICATION, COMPLETE, annex, body

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_TEXT,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(ANY_TEXT, children, max_size=3),
    max_leaves=12,
)  # fmt: skip
STORABLE = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r"), max_size=20
)


BOTH = pytest.mark.parametrize(
    ("table", "complete"), [(ANNEX1, COMPLETE), (ANNEX2, APPLICATION)], ids=["1", "2"]
)
GOAL = ANNEX1.by_key["goal"]


def nearly_right(table, answer):
    """The shape of an annex with `answer` in every place, and other keys beside."""
    return st.fixed_dictionaries(
        {},
        optional={
            section.key: ANY_JSON
            | st.fixed_dictionaries(
                {},
                optional=dict.fromkeys(section.names, answer)
                | {
                    rowset.key: st.lists(
                        ANY_JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(rowset.names, answer)),
                        max_size=2,
                    )
                    for rowset in section.rowsets
                },
            )
            for section in table.sections
        },
    )  # fmt: skip


def typed(table, answer):
    return st.fixed_dictionaries(
        {
            section.key: st.fixed_dictionaries(
                dict.fromkeys(section.names, answer)
                | {
                    rowset.key: st.lists(
                        st.fixed_dictionaries(dict.fromkeys(rowset.names, answer)),
                        min_size=1, max_size=2,
                    )
                    for rowset in section.rowsets
                }
            )
            for section in table.sections
        }
    )  # fmt: skip


@pytest.mark.django_db
@BOTH
@few
@given(data=st.data())
def test_errors_are_found_in_any_json_without_an_exception(data, table, complete):
    answers = ANY_JSON | st.just("yes") | st.just("07.07.2020")
    sections = data.draw(ANY_JSON | nearly_right(table, answers))
    errors = errors_of(table, sections, body())
    assert errors
    for path, messages in errors.items():
        assert f"{path}{messages}".encode()


@pytest.mark.django_db
@BOTH
@few
@given(data=st.data())
def test_any_json_can_be_shown_and_asked_for_its_scope_and_files(data, table, complete):
    sections = data.draw(ANY_JSON | nearly_right(table, ANY_JSON | st.just("yes")))
    assert [row.key for row in shown(table, sections)] == list(table.by_key)
    assert document_keys(table, sections) == {}
    scope_refusal(sections, owner_of(table, sections, body()))


@BOTH
@few
@given(data=st.data())
def test_what_was_typed_survives_the_way_through_a_page(data, table, complete):
    sections = data.draw(typed(table, STORABLE))
    assert gather(table, posted(table, sections)) == sections


@BOTH
@few
@given(data=st.data())
def test_any_post_gives_sections_that_postgresql_can_keep(data, table, complete):
    names = st.sampled_from(sorted(posted(table, complete)))
    post = data.draw(st.dictionaries(names | ANY_TEXT, ANY_TEXT))
    said = str(gather(table, post))
    assert said.encode()
    assert "\x00" not in said


def _post_of_page(table, sections: dict) -> QueryDict:
    """What a browser would send: the values of the inputs as the page draws them."""
    post = QueryDict(mutable=True)
    for part in bound(table, sections, body(), judged=False):
        forms = [part.form] if part.form else []
        for rows in part.lists:
            forms += [rows.formset.management_form, *rows.formset.forms]
        for form in forms:
            for field in form:
                post[field.html_name] = str(field.value() or "")
    return post


@pytest.mark.django_db
@BOTH
def test_the_page_posts_what_it_was_given(table, complete):
    post = _post_of_page(table, complete)
    for section in table.sections:
        gathered = without_blank_rows(section, gather_section(section, post))
        assert gathered == complete[section.key]


@pytest.mark.django_db
@BOTH
def test_a_page_that_is_not_judged_shows_no_errors(table, complete):
    parts = bound(table, {}, body(), judged=False)
    assert [problem for part in parts for problem in part.problems()] == []


def test_rows_come_and_go():
    goal = annex()["goal"]
    longer = with_row(GOAL, goal, "goal-tasks")
    assert longer["tasks"][-1] == {"text": ""}
    assert without_row(GOAL, longer, "goal-tasks-4") == goal
    assert without_blank_rows(GOAL, longer) == goal
    for nonsense in (
        "",
        "goal",
        "goal-nothing",
        "x-y",
        "scale-groups",
        "goal-tasks-99",
        "goal-tasks-٣",
    ):
        assert with_row(GOAL, goal, nonsense) == goal
        assert without_row(GOAL, goal, nonsense) == goal


def test_a_shown_request_reads_well():
    rows = {row.key: row for row in shown(ANNEX1, COMPLETE)}
    assert [row.number for row in rows.values()] == [None, *range(1, 11)]
    answers = {str(answer.label): answer.text for answer in rows["scale"].answers}
    [(_title, groups)] = rows["scale"].lists
    assert len(groups) == 3
    assert any(re.fullmatch("180 000 .+", text) for text in answers.values())
    [(_title, contacts)] = rows["contacts"].lists
    assert "+7\u00a0700\u00a0000\u00a000\u00a012" in [answer.text for answer in contacts[1]]
    assert not rows["documentation"].blank


def test_a_shown_application_names_the_body_and_the_amount(people):
    name = people("health-ministry").organisation.name
    rows = {row.key: row for row in shown(ANNEX2, APPLICATION)}
    assert rows["scope"].answers[0].text == name
    assert rows["cost"].answers[0].text == "1\u00a0250\u00a0000.50\u00a0₸"
