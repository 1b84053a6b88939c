"""The term calculator: the vectors of the order's calendar, explained day by day."""

import pytest

from portal.rules.clauses import TERMS
from portal.workplace.forms.calculator import CalculatorForm, countable_terms


def ask(client, prefix: str = "/en", **question):
    return client.get(f"{prefix}/calculator/", question)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2024-05-02", "6 May 2024"),
        ("2024-12-31", "8 January 2025"),
        ("2026-03-19", "27 March 2026"),
        ("2026-05-06", "13 May 2026"),
        ("2026-05-25", "29 May 2026"),
    ],
)
@pytest.mark.parametrize("question", [{"days": 3}, {"term": "13.decision"}])
def test_terms_end_where_the_calendar_says(client, db, start, due, question):
    page = ask(client, start=start, **question).content.decode().replace("\xa0", " ")
    assert f'<p class="calculator__date">{due}</p>' in page


def test_skipped_days_are_listed_with_their_reason(client, db):
    page = ask(client, start="2026-03-19", term="13.decision").content.decode()
    assert page.count('class="calculator-days__skipped"') == 5
    assert "Nauryz Meiramy" in page
    assert ">Saturday<" in page


def test_the_readings_are_named(client, db):
    page = ask(client, start="2026-03-19", term="13.decision").content.decode()
    for code in ("X2", "X22", "X27"):
        assert f">{code}</span>" in page
    assert "/en/rules/13/" in page


def test_the_design_task_has_its_outer_limit(client, db):
    page = ask(client, start="2026-02-02", term="18.design_task").content.decode()
    assert "Outer limit under the other reading" in page
    assert ">X1</span>" in page


def test_a_term_that_reaches_into_an_unconfirmed_year_says_so(client, db):
    page = ask(client, start="2026-12-29", days=5).content.decode()
    assert "not confirmed yet (2027)" in page


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_the_answer_is_in_the_address_in_each_language(client, db, prefix):
    assert ask(client, prefix, start="19.03.2026", days=3).status_code == 200


def test_an_empty_address_asks_and_starts_from_today(client, db, at):
    at("2026-03-19 23:30")
    page = client.get("/en/calculator/")
    assert page.status_code == 200
    assert 'value="19.03.2026"' in page.content.decode()


def test_a_link_from_the_rules_chooses_the_term(client, db):
    page = client.get("/en/calculator/?term=13.decision").content.decode()
    assert 'value="13.decision" selected' in page


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"start": "nonsense", "days": 3}, "Enter a valid date"),
        ({"start": "", "days": 3}, "This field is required"),
        ({"start": "2026-03-19"}, "Choose a term or give a number of days."),
        ({"start": "2026-03-19", "days": 0}, "greater than or equal to 1"),
        ({"start": "2026-03-19", "days": 5000}, "less than or equal to 1000"),
        ({"start": "2026-03-19", "term": "nonsense"}, "Select a valid choice"),
        ({"start": "2026-03-19", "days": 3, "term": "13.decision"}, "not both"),
        ({"start": "2035-12-20", "days": 100}, "covers 01.01.2016 to 31.12.2035"),
        ({"start": "1999-12-20", "days": 1}, "covers 01.01.2016 to 31.12.2035"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_words(client, db, question, words):
    response = ask(client, **question)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "calculator__date" not in response.content.decode()


def test_every_term_of_working_days_can_be_chosen():
    codes = [code for code, _label in CalculatorForm().fields["term"].choices if code]
    assert codes == [term.code for term in countable_terms()]
    assert "13.decision" in codes
    assert set(codes) < set(TERMS)


def test_it_takes_few_queries(client, people, django_assert_max_num_queries):
    client.force_login(people("ministry").user)
    ask(client, start="2026-03-19", days=900)
    with django_assert_max_num_queries(12):
        ask(client, start="2026-03-19", days=900)
