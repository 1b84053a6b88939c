"""The task list of the integrator, and the whole text for everybody else."""

import pytest

from tests.journey import done

from .pages import AUTHOR, address, filled_with, text
from .task import NOT_RENTED, PPP, RENTED, task

pytestmark = pytest.mark.django_db


def test_the_list_says_where_each_section_stands(page, draft):
    filled_with(
        draft, {"platform": RENTED["platform"], "reuse": {"reuse": "бар", "components": ""}}
    )
    shown = text(page.get(address(draft)))
    assert "1 of 14 sections is complete" in shown
    assert '<progress class="draft-progress__bar" max="14" value="1"' in shown
    assert shown.count("Not started") == 12
    assert "In progress: 1 to correct" in shown


def test_both_dates_of_clause_18_are_shown_and_explained(page, draft):
    shown = text(page.get(address(draft)))
    assert "the design task is due on 11.03.2026" in shown
    assert "the outer limit is 18.03.2026" in shown
    assert "only past it is the term missed under both readings" in shown
    assert "How this date was computed" in shown


def test_a_complete_task_says_so(page, filled):
    assert "14 of 14 sections are complete" in text(page.get(address(filled)))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_has_the_titles_of_the_order(page, draft, language):
    shown = text(page.get(address(draft, language=language)))
    for section in draft.ANNEX.sections:
        title = section.title.inside(language)
        assert f"{section.number}. {title}" in shown


@pytest.mark.parametrize("key", ["health-ministry", "ministry", "operator", "tourism-ministry"])
def test_a_draft_is_the_integrators_alone(sign_in, draft, key):
    page = sign_in(key)
    for name, more in [("task", ()), ("approval", ()), ("editions", ()), ("edition", (1,))]:
        assert page.get(address(draft, name, *more)).status_code == 404


@pytest.mark.parametrize("key", ["integrator", "health-ministry", "ministry"])
def test_an_approved_task_is_read_by_the_parties(sign_in, approved, key):
    shown = text(sign_in(key).get(address(approved)))
    assert f"Design task № {approved.number}" in shown
    assert "480 000 000.00 ₸ per year" in shown
    for criterion in RENTED["selection"]["criteria"]:
        assert criterion["title"] in shown
    assert shown.count('class="plan__bar"') == 5
    assert '<abbr title="A – is accountable for it">A</abbr>' in shown


@pytest.mark.parametrize("key", ["tourism-ministry", "supplier"])
def test_strangers_find_no_task(sign_in, approved, key):
    assert sign_in(key).get(address(approved)).status_code == 404


def test_the_content_keeps_its_language_on_a_page_of_another(sign_in, approved):
    shown = text(sign_in("health-ministry").get(address(approved, language="ru")))
    assert f'lang="kk">{RENTED["platform"]["limits"]}' in shown
    assert "Критерии отбора поставщика" in shown


def test_without_a_rental_the_page_says_so(page, draft):
    approved = done(filled_with(draft, NOT_RENTED), "approve", AUTHOR)
    shown = text(page.get(address(approved)))
    assert "Without a rental: the operator creates the IC service, there is no tender" in shown
    assert "Rental is not provided for" in shown
    assert "No supplier is selected" in shown
    assert "₸ per" not in shown


def test_a_ppp_project_shows_its_support(page, draft):
    approved = done(filled_with(draft, PPP), "approve", AUTHOR)
    shown = text(page.get(address(approved)))
    assert "PPP project of the service model of informatization" in shown
    assert PPP["terms"]["support"][0]["kind"] in shown


def test_markup_in_answers_is_text(page, draft):
    row = {"title": "<script>1</script>", "starts": "04.05.2026", "ends": "05.05.2026"}
    typed = {"stages": [row | {"responsible": "<i>"}], "responsibility": []}
    drawn = filled_with(draft, task(schedule=typed))
    shown = text(page.get(address(drawn, "edition", 1)))
    assert "<script>1" not in shown
    assert "&lt;script&gt;1" in shown


def test_the_case_file_leads_to_the_task(page, sign_in, approved):
    case = f"/en/cases/{approved.project.number}/"
    assert address(approved, "edition", 1) in text(page.get(case))
    assert address(approved, "edition", 1) in text(sign_in("health-ministry").get(case))


def test_the_button_of_the_case_file_leads_to_the_list(page, draft):
    shown = text(page.get(f"/en/cases/{draft.project.number}/"))
    assert f'href="{address(draft)}"' in shown
    assert f'href="{address(draft, "approval")}"' in shown or "Approve the design task" in shown
    for step, name in (("fill", "task"), ("approve", "approval")):
        answer = page.get(f"/en/cases/{draft.project.number}/design_task/{step}/")
        assert answer.url == address(draft, name)


@pytest.mark.parametrize("number", ["АСМ-2026-999999", "x"])
def test_a_case_that_is_not_there_is_not_found(page, draft, number):
    assert page.get(f"/en/cases/{number}/design-task/").status_code == 404


def test_the_pages_hold_their_queries(page, filled, django_assert_max_num_queries):
    page.get(address(filled))
    with django_assert_max_num_queries(12):
        page.get(address(filled))
    approved = done(filled, "approve", AUTHOR)
    with django_assert_max_num_queries(12):
        page.get(address(approved))
