"""Whatever is typed or sent: no exception, and nothing is lost between page and JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement.design import answers
from procurement.design.sections import TASK
from requests_app.annexes.shown import shown
from requests_app.annexes.typed import gather, gather_section, posted, without_blank_rows
from requests_app.annexes.validation import errors_of
from tests.requests_app.annexes.test_properties import (
    ANY_JSON,
    ANY_TEXT,
    STORABLE,
    few,
    nearly_right,
    typed,
)

from .task import INTEGRATOR, PATHS

LIKELY = st.sampled_from(
    ["yes", "no", "ssp", "ici_object", "asm", "ppp", "first", "A", "40", "07.07.2026", "1 000,5"]
)
TASKS = ANY_JSON | nearly_right(TASK, ANY_JSON | LIKELY)


@pytest.mark.django_db
@few
@given(TASKS)
def test_errors_are_found_in_any_json_without_an_exception(sections):
    errors = errors_of(TASK, sections, INTEGRATOR)
    assert errors
    for path, messages in errors.items():
        assert f"{path}{messages}".encode()


@few
@given(TASKS)
def test_any_json_can_be_shown_and_read(sections):
    assert [row.key for row in shown(TASK, sections)] == list(TASK.by_key)
    assert all(criterion["weight"] >= 0 for criterion in answers.criteria(sections))
    assert answers.amount(sections, "rental_ceiling") != 0
    assert isinstance(answers.integrations(sections), list)
    assert answers.demands_transfer(sections) in (True, False)


@few
@given(typed(TASK, STORABLE | LIKELY))
def test_what_was_typed_survives_the_way_through_a_page(sections):
    assert gather(TASK, posted(TASK, sections)) == sections


@few
@given(st.dictionaries(st.sampled_from(sorted(posted(TASK, PATHS["ppp"]))) | ANY_TEXT, ANY_TEXT))
def test_any_post_gives_sections_that_postgresql_can_keep(post):
    said = str(gather(TASK, post))
    assert said.encode()
    assert "\x00" not in said


@pytest.mark.parametrize("path", PATHS)
def test_the_page_posts_what_it_was_given(path):
    post = posted(TASK, PATHS[path])
    for section in TASK.sections:
        gathered = without_blank_rows(section, gather_section(section, post))
        assert gathered == PATHS[path][section.key]
