"""Approving the design task: what is missing, the confirmation, what follows."""

import pytest

from portal.workflow.models import Obligation
from tests.journey import done

from .pages import address, filled_with, fresh, text
from .task import NOT_RENTED, task

pytestmark = pytest.mark.django_db


def approve(page, record, version=None):
    version = record.version if version is None else version
    return page.post(address(record, "approval"), {"version": version})


def test_what_is_missing_is_listed_with_links(page, draft):
    record = filled_with(draft, task(terms={"terms": ""}, schedule={"stages": []}))
    shown = text(page.get(address(record, "approval")))
    assert "What is missing before it can be approved" in shown
    assert f'href="{address(record, "section", "terms")}?check=1#id_terms-terms"' in shown
    assert f'href="{address(record, "section", "schedule")}?check=1' in shown
    assert f'href="{address(record, "section", "reuse")}?check=1' not in shown
    assert '<form class="step-form' not in shown


def test_approval_of_an_incomplete_task_is_refused_naming_the_sections(page, draft):
    record = filled_with(draft, task(schedule={"stages": [], "responsibility": []}))
    answer = approve(page, record)
    assert answer.status_code == 422
    shown = text(answer)
    assert "These sections are not complete yet: 19(13)." in shown
    assert "Clause 19 of the Rules" in shown
    assert f'href="{address(record, "section", "schedule")}?check=1' in shown
    assert fresh(record).state == "drafting"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_confirmation_says_what_follows(page, filled, language):
    shown = text(page.get(address(filled, "approval", language=language)))
    step = {
        "kk": "Жобалауға арналған тапсырманы бекіту",
        "ru": "Утвердить задание на проектирование",
        "en": "Approve the design task",
    }
    assert shown.count(step[language]) >= 2
    assert 'name="version"' in shown


def test_a_confirmed_approval_meets_the_term_and_starts_the_next(page, filled):
    answer = approve(page, filled)
    assert answer.url == address(filled)
    assert fresh(filled).state == "approved"
    assert fresh(filled).number
    terms = dict(Obligation.objects.filter(project=filled.project_id).values_list("code", "state"))
    assert terms["18.design_task"] == "met"
    assert terms["42.announcement"] == "running"
    assert "The announcement is to be placed not later than 19 February 2026" in text(
        page.get(answer.url)
    )


def test_without_a_rental_nothing_is_tendered(page, draft):
    record = filled_with(draft, NOT_RENTED)
    assert "the operator creates the IC service (clause 88)" in text(
        page.get(address(record, "approval"))
    )
    answer = approve(page, record)
    assert "The announcement is to be placed" not in text(page.get(answer.url))


def test_the_same_submit_again_answers_as_the_first(page, filled):
    for _press in range(2):
        assert approve(page, filled).url == address(filled)
    assert fresh(filled).version == filled.version + 1


def test_a_stale_approval_shows_what_changed(page, filled):
    done(filled, "fill", "integrator/2", section="terms", typed=task()["terms"])
    answer = approve(page, filled)
    assert answer.status_code == 409
    assert "Read the design task again as it is now." in text(answer)
    assert "Fill a section of the design task" in text(answer)
    assert fresh(filled).state == "drafting"


def test_an_approved_task_has_no_page_of_approval(page, approved):
    assert page.get(address(approved, "approval")).url == address(approved)


def test_the_customer_cannot_approve(sign_in, filled):
    assert approve(sign_in("health-ministry"), filled).status_code == 404
    assert fresh(filled).state == "drafting"


def test_the_page_holds_its_queries(page, filled, django_assert_max_num_queries):
    page.get(address(filled, "approval"))
    with django_assert_max_num_queries(12):
        page.get(address(filled, "approval"))
