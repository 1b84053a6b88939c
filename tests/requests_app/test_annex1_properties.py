"""Whatever is typed or sent: no exception, and nothing is lost between page and JSON."""

import re

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from requests_app.annex1.bound import bound
from requests_app.annex1.sections import SECTIONS
from requests_app.annex1.shown import shown
from requests_app.annex1.typed import gather, posted, with_row, without_blank_rows, without_row
from requests_app.annex1.validation import errors_of
from tests.requests_app.annex import COMPLETE, annex, body

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


def nearly_right(answer):
    """The shape of Annex 1 with `answer` in every place, and other keys beside."""
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
            for section in SECTIONS
        },
    )  # fmt: skip


def typed(answer):
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
            for section in SECTIONS
        }
    )  # fmt: skip


@pytest.mark.django_db
@few
@given(sections=ANY_JSON | nearly_right(ANY_JSON | st.just("yes") | st.just("07.07.2020")))
def test_errors_are_found_in_any_json_without_an_exception(sections):
    errors = errors_of(sections, body())
    assert errors
    for path, messages in errors.items():
        assert f"{path}{messages}".encode()


@few
@given(sections=typed(STORABLE))
def test_what_was_typed_survives_the_way_through_a_page(sections):
    assert gather(posted(sections)) == sections


@few
@given(post=st.dictionaries(st.sampled_from(sorted(posted(COMPLETE))) | ANY_TEXT, ANY_TEXT))
def test_any_post_gives_sections_that_postgresql_can_keep(post):
    said = str(gather(post))
    assert said.encode()
    assert "\x00" not in said


def _post_of_page(sections: dict) -> QueryDict:
    """What a browser would send: the values of the inputs as the page draws them."""
    post = QueryDict(mutable=True)
    for part in bound(sections, body(), judged=False):
        forms = [part.form] if part.form else []
        for rows in part.lists:
            forms += [rows.formset.management_form, *rows.formset.forms]
        for form in forms:
            for field in form:
                post[field.html_name] = str(field.value() or "")
    return post


@pytest.mark.django_db
def test_the_page_posts_what_it_was_given():
    gathered = gather(_post_of_page(COMPLETE))
    assert without_blank_rows(gathered) == COMPLETE


def test_a_page_that_is_not_judged_shows_no_errors():
    parts = bound({}, body(), judged=False)
    assert [problem for part in parts for problem in part.problems()] == []


def test_rows_come_and_go():
    longer = with_row(annex(), "goal-tasks")
    assert longer["goal"]["tasks"][-1] == {"text": ""}
    assert without_row(longer, "goal-tasks-4") == annex()
    assert without_blank_rows(longer) == annex()
    for nonsense in ("", "goal", "goal-nothing", "x-y", "goal-tasks-99", "goal-tasks-٣"):
        assert with_row(annex(), nonsense) == annex()
        assert without_row(annex(), nonsense) == annex()


@few
@given(sections=typed(STORABLE | st.just("yes")))
def test_anything_typed_can_be_shown(sections):
    assert [row.number for row in shown(sections)] == [None, *range(1, 11)]


def test_a_shown_request_reads_well():
    rows = {row.key: row for row in shown(COMPLETE)}
    answers = {str(answer.label): answer.text for answer in rows["scale"].answers}
    [(_title, groups)] = rows["scale"].lists
    assert len(groups) == 3
    assert any(re.fullmatch("180 000 .+", text) for text in answers.values())
    [(_title, contacts)] = rows["contacts"].lists
    assert "+7\u00a0700\u00a0000\u00a000\u00a012" in [answer.text for answer in contacts[1]]
    assert not rows["documentation"].blank
