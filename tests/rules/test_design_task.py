"""The fourteen sections of clause 19 bear the order's own words."""

import pytest

from portal.rules.clauses import CLAUSES
from portal.rules.design_task import DESIGN_TASK_SECTIONS


def test_fourteen_sections_in_order():
    assert [section.number for section in DESIGN_TASK_SECTIONS] == list(range(1, 15))


def test_titles_tell_all_sections_apart():
    for language in ("kk", "ru", "en"):
        assert len({section.label.inside(language) for section in DESIGN_TASK_SECTIONS}) == 14


@pytest.mark.parametrize("section", DESIGN_TASK_SECTIONS, ids=lambda section: section.key)
def test_the_words_are_the_orders_own(section):
    assert f"\n{section.number}) {section.order_words}" in CLAUSES["19"].text_kk


@pytest.mark.parametrize("section", DESIGN_TASK_SECTIONS, ids=lambda section: section.key)
def test_titles_are_cleaned_of_slips(section):
    for correction in CLAUSES["19"].corrections:
        assert correction.slip not in section.label.kk
