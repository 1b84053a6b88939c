"""Amending an approved task on the Commission's decision, and its editions side by side."""

import pytest

from procurement.models import DesignTask
from tests.journey import done

from .conftest import REASON
from .pages import AUTHOR, address, fresh, text

pytestmark = pytest.mark.django_db


def amend(page, record, **data):
    return page.post(address(record, "amendment"), {"version": record.version} | data)


def test_without_a_decision_the_page_says_why_not(page, approved):
    shown = text(page.get(address(approved, "amendment")))
    assert "An approved design task is amended only after the Commission has decided so." in shown
    assert "<textarea" not in shown
    answer = amend(page, approved, reason="Себеп")
    assert answer.status_code == 422
    assert "Clause 53-1 of the Rules" in text(answer)
    assert "Себеп" in text(answer)
    assert fresh(approved).state == "approved"


def test_on_the_decision_the_next_edition_is_opened_with_what_the_last_one_says(page, to_amend):
    assert "<textarea" in text(page.get(address(to_amend, "amendment")))
    answer = amend(page, to_amend, reason=REASON)
    assert answer.url == address(to_amend)
    assert fresh(to_amend).state == "superseded"
    second = DesignTask.objects.get(previous=to_amend)
    assert second.sections == to_amend.sections
    shown = text(page.get(answer.url))
    assert "Edition 2" in shown
    assert "14 of 14 sections are complete" in shown
    assert "The Rules set no term for it." in shown


def test_an_amendment_needs_its_reason(page, to_amend):
    answer = amend(page, to_amend, reason=" ")
    assert answer.status_code == 422
    assert "Say what is to be amended and why." in text(answer)
    assert fresh(to_amend).state == "approved"


def test_a_stale_amendment_keeps_what_was_typed(page, to_amend):
    answer = amend(page, to_amend, reason=REASON, version=to_amend.version - 1)
    assert answer.status_code == 409
    assert REASON in text(answer)


@pytest.mark.parametrize("key", ["health-ministry", "ministry"])
def test_others_read_the_last_approved_edition_meanwhile(sign_in, amended, key):
    page = sign_in(key)
    shown = text(page.get(address(amended)))
    assert "480 000 000.00 ₸ per year" in shown
    assert "the next edition is being written" in shown
    assert page.get(address(amended, "edition", 2)).status_code == 404
    assert "There is one edition only" in text(page.get(address(amended, "editions")))
    assert page.get(address(amended, "approval")).url == address(amended)


def test_the_integrator_sees_what_has_changed_so_far(page, amended):
    shown = text(page.get(address(amended, "editions")))
    assert "What changed from edition 1 to edition 2" in shown
    assert "480 000 000.00 ₸" in shown
    assert "620 000 000.00 ₸" in shown
    assert 'id="changed-rental_ceiling"' in shown
    assert shown.count('class="difference"') == 1
    assert REASON in shown


def test_once_approved_everybody_compares_the_editions(sign_in, amended):
    second = done(amended, "approve", AUTHOR)
    page = sign_in("health-ministry")
    shown = text(page.get(address(second, "editions", language="kk")))
    assert "1-редакция мен 2-редакция арасындағы өзгерістер" in shown
    assert shown.count("SHA-256") == 2
    assert "620 000 000.00 ₸ per year" in text(page.get(address(second)))
    first = text(page.get(address(second, "edition", 1)))
    assert "A later edition takes the place of this one: edition 2." in first


@pytest.mark.parametrize("query", ["?from=2&to=1", "?from=x&to=9", "?from=1&to=1"])
def test_any_two_editions_may_be_asked_for(page, amended, query):
    assert page.get(address(amended, "editions") + query).status_code == 200


def test_the_page_holds_its_queries(page, amended, django_assert_max_num_queries):
    page.get(address(amended, "editions"))
    with django_assert_max_num_queries(12):
        page.get(address(amended, "editions"))
