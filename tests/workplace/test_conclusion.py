"""The conclusion's workplace: three criteria saved by one button, beside the request."""

import pytest

from portal.audit.models import AuditRow
from portal.workflow.perform import perform
from tests import journey

GROUNDS = {"1": "Актілер талданды.", "2": "Көрсеткіштер қолжетімді.", "3": "Қайталану жоқ."}


@pytest.fixture
def under_review(db, at):
    at("2026-03-17 09:00")
    return journey.under_review()


def address(request, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{request.project.number}/conclusion/"


def form(request, version: int = 0, button: str = "save", **outcomes) -> dict:
    """`form(r, c1="met")`: the posted form with these criteria judged."""
    typed = {"version": version, button: "1"}
    for prefix, outcome in outcomes.items():
        typed |= {f"{prefix}-outcome": outcome, f"{prefix}-grounds": GROUNDS[prefix[1]]}
    return typed


def criteria(request) -> dict:
    return journey.conclusion_of(request).criteria


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_it_shows_the_criteria_beside_the_request(as_, under_review, prefix):
    page = as_("integrator").get(address(under_review, prefix)).content.decode()
    assert page.count('class="criterion"') == 3
    assert "автоматтандыру тиімділігі" in page  # the clause in its own words
    assert under_review.sections["goal"]["goal"][:40] in page


def test_one_button_saves_every_criterion(as_, under_review):
    typed = form(under_review, c1="met", c2="met", c3="not_met")
    response = as_("integrator").post(address(under_review), typed)
    assert response.status_code == 302
    assert criteria(under_review) == {
        number: {"outcome": "not_met" if number == "3" else "met", "grounds": grounds}
        for number, grounds in GROUNDS.items()
    }
    assert AuditRow.objects.filter(verb="conclusion.assess").count() == 3


def test_the_same_submit_again_answers_the_same(as_, under_review):
    typed, client = form(under_review, c1="met", c2="met", c3="met"), as_("integrator")
    answers = [client.post(address(under_review), typed) for _ in range(2)]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, answers[0].url)}
    assert AuditRow.objects.filter(verb="conclusion.assess").count() == 3


def test_criteria_may_be_judged_one_by_one(as_, under_review):
    client = as_("integrator")
    client.post(address(under_review), form(under_review, c2="met"))
    assert list(criteria(under_review)) == ["2"]
    both = form(under_review, 1, c1="not_met", c2="met")
    client.post(address(under_review), both)
    assert sorted(criteria(under_review)) == ["1", "2"]
    assert AuditRow.objects.filter(verb="conclusion.assess").count() == 2


def test_an_outcome_without_grounds_saves_nothing_and_keeps_what_was_typed(as_, under_review):
    typed = form(under_review, c1="met") | {"c2-outcome": "met", "c2-grounds": " "}
    response = as_("integrator").post(address(under_review), typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert GROUNDS["1"] in page
    assert 'href="#id_c2-grounds"' in page
    assert criteria(under_review) == {}


def test_a_colleagues_work_is_not_overwritten_unseen(as_, under_review):
    said = {"criterion": "1", "outcome": "not_met", "grounds": "Әріптестің негіздемесі."}
    journey.done(journey.conclusion_of(under_review), "assess", "integrator/2", **said)
    client = as_("integrator")
    stale = client.post(address(under_review), form(under_review, c1="met", c2="met"))
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Қарлығашқанов Бағлан Ермекұлы" in page
    assert "Әріптестің негіздемесі." in page
    assert GROUNDS["1"] in page
    assert list(criteria(under_review)) == ["1"]
    assert (
        client.post(address(under_review), form(under_review, 1, c1="met", c2="met")).status_code
        == 302
    )
    assert criteria(under_review)["1"]["grounds"] == GROUNDS["1"]


def test_issuing_goes_on_to_a_page_that_asks_again(as_, under_review):
    typed = form(under_review, button="preview", c1="met", c2="met", c3="met")
    response = as_("integrator").post(address(under_review), typed, follow=True)
    assert response.redirect_chain[0][0].endswith("/conclusion/preview/")
    assert "This cannot be undone" in response.content.decode()
    assert journey.conclusion_of(under_review).state == "draft"


@pytest.mark.parametrize("who", ["ministry", "health-ministry", "tourism-ministry", "supplier"])
def test_nobody_else_sees_it_before_it_is_issued(as_, under_review, who):
    client = as_(who)
    assert client.get(address(under_review)).status_code == 404
    assert client.post(address(under_review), form(under_review, c1="met")).status_code == 404
    assert criteria(under_review) == {}


def test_once_issued_it_stands_in_the_case_file(as_, db, at):
    at("2026-03-17 09:00")
    request = journey.concluded()
    for who in ("integrator", "ministry"):
        client = as_(who)
        assert client.get(address(request)).url.endswith(f"{request.project.number[4:]}/")
        assert client.post(address(request), form(request, 9, c1="not_met")).status_code in (
            409,
            422,
        )
    assert criteria(request)["1"]["outcome"] == "met"


def test_the_number_of_queries_is_held(as_, under_review, django_assert_max_num_queries):
    client = as_("integrator")
    client.get(address(under_review))
    with django_assert_max_num_queries(12):
        client.get(address(under_review))


def test_the_actor_must_hold_the_role(as_, under_review, people):
    conclusion = journey.conclusion_of(under_review)
    answer = perform(
        conclusion, "assess", actor=people("ministry"), version=0,
        criterion="1", outcome="met", grounds="…",
    )  # fmt: skip
    assert answer.code == "not-found"
