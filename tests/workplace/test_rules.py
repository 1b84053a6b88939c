"""The Rules pages: every clause, honest about what is enforced, found by words and standing."""

import re

import pytest

from portal.rules.clauses import CLAUSES, Standing
from portal.workflow.steps import STEPS
from portal.workflow.sweep import sweep
from portal.workplace.public import quotation
from portal.workplace.public.compliance import Figures, figures
from tests import journey


def shown(response) -> list[str]:
    """Numbers of the clauses on a Rules page, as they stand there."""
    return re.findall(r'<article class="[^"]*" id="clause-([^"]+)"', response.content.decode())


def get(client, query: str = "", prefix: str = "/en"):
    return client.get(f"{prefix}/rules/{query}")


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_every_clause_is_shown_in_the_order_of_the_table(client, db, prefix):
    assert shown(get(client, prefix=prefix)) == list(CLAUSES)


def test_the_list_needs_no_query_for_a_stranger(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        get(client)


def test_removed_clauses_are_shown_as_removed_and_have_no_steps(client, db):
    page = get(client, "?standing=removed")
    removed = [n for n, clause in CLAUSES.items() if clause.standing is Standing.REMOVED]
    assert shown(page) == removed
    assert "Where the portal enforces it" not in page.content.decode()


def test_what_is_not_enforced_yet_says_so(client, db):
    page = get(client, "?standing=not_yet")
    numbers = [n for n, clause in CLAUSES.items() if clause.standing is Standing.NOT_YET]
    assert shown(page) == numbers
    assert page.content.decode().count("This is what it will do:") == len(numbers)


def test_words_are_found_in_any_language_whatever_the_case(client, db):
    assert "98" in shown(get(client, "?text=catalogue"))
    assert "98" in shown(get(client, "?text=КАТАЛОГ"))
    assert "18" in shown(get(client, "?text=жиырма+бес"))
    assert shown(get(client, "?text=catalogue+nonsenseword")) == []


def test_a_number_finds_its_clause_alone(client, db):
    assert shown(get(client, "?text=13")) == ["13"]
    assert shown(get(client, "?text=53-1")) == ["53-1"]
    assert shown(get(client, "?text=item-2")) == ["item-2"]


def test_words_and_standing_narrow_each_other(client, db):
    both = shown(get(client, "?text=order&standing=bound"))
    assert both
    assert set(both) < set(shown(get(client, "?text=order")))


def test_an_unknown_standing_says_so_and_shows_everything(client, db):
    page = get(client, "?standing=nonsense")
    assert page.status_code == 200
    assert shown(page) == list(CLAUSES)


def test_nothing_found_says_what_to_try(client, db):
    assert "No clause says this" in get(client, "?text=zzzz").content.decode()


@pytest.mark.parametrize("number", CLAUSES)
def test_every_clause_has_a_page_with_its_own_words(client, db, number):
    page = client.get(f"/en/rules/{number}/")
    assert page.status_code == 200
    words = CLAUSES[number].text_kk.split()[-1].strip('".;')
    assert words in page.content.decode()


def test_an_unknown_clause_is_not_found(client, db):
    assert client.get("/en/rules/999/").status_code == 404


def test_the_page_names_the_steps_bound_to_the_clause(client, db):
    page = client.get("/en/rules/13/").content.decode()
    bound = [step for step in STEPS.values() if step.clause == "13"]
    assert bound
    for step in bound:
        assert str(step.title) in page


def test_the_original_and_the_corrected_words_stand_side_by_side(client, db):
    page = client.get("/en/rules/13/").content.decode()
    assert "<mark>Үәкілетті</mark>" in page
    assert "<mark>[Уәкілетті]</mark>" in page


@pytest.mark.parametrize("number", CLAUSES)
def test_quotations_lose_no_word(number):
    clause = CLAUSES[number]
    assert "".join(piece.words for piece in quotation.original(clause)) == clause.text_kk
    assert "".join(piece.words for piece in quotation.corrected(clause)) == clause.corrected_kk


def test_figures_count_the_terms_of_the_clause(client, db, at):
    at("2026-02-05 15:00")
    decided, _late, _open = (journey.concluded() for _ in range(3))
    journey.done(decided, "agree", "ministry", grounds="")
    assert figures(CLAUSES["13"]) == Figures(running=2, met=1, met_late=0, missed=0)
    at("2026-02-11 09:00")
    sweep()
    journey.done(_late, "refuse", "ministry", reason="Қайталанады.")
    kept = figures(CLAUSES["13"])
    assert kept == Figures(running=0, met=1, met_late=1, missed=1)
    assert kept.share_in_time == 33
    assert "33 % of 3 terms" in client.get("/en/rules/13/").content.decode()


def test_a_clause_without_terms_asks_nothing_of_the_database(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert figures(CLAUSES["3"]) is None


def test_a_clause_page_takes_few_queries(client, people, django_assert_max_num_queries):
    client.force_login(people("ministry").user)
    client.get("/en/rules/98/")
    with django_assert_max_num_queries(12):
        client.get("/en/rules/98/")
