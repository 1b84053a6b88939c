"""The front page: open to everybody, in three languages, with the terms of the clause table."""

import pytest

from portal.rules.clauses import CLAUSES, Standing
from portal.workplace.public.journey import JOURNEY
from tests import cast, journey


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_everybody_reads_it_in_each_language(client, db, prefix):
    assert client.get(f"{prefix}/").status_code == 200


def test_a_stranger_is_asked_to_sign_in_and_an_officer_is_led_to_their_work(client, people):
    assert "/en/work/" not in client.get("/en/").content.decode()
    client.force_login(people("health-ministry").user)
    assert "/en/work/" in client.get("/en/").content.decode()


def test_stages_stand_in_the_order_of_the_rules_and_give_the_term_of_the_table(client, db):
    page = client.get("/en/").content.decode()
    places = [page.index(str(stage.title)) for stage in JOURNEY]
    assert places == sorted(places)
    decision = next(stage for stage in JOURNEY if stage.numbers == ("13",))
    assert [row.term.length.number for row in decision.terms] == [3]
    assert "3 working days" in page


def test_only_stages_that_run_are_shown_as_enforced():
    shown = [stage.numbers[0] for stage in JOURNEY if stage.enforced]
    assert shown == ["8", "11", "13", "18", "18", "42", "76-1", "86"]
    assert [stage.numbers for stage in JOURNEY if stage.partly] == []


def test_the_notice_has_no_term_of_its_own_but_starts_that_of_the_design_task(client, db):
    notice, task = (stage for stage in JOURNEY if "18" in stage.numbers)
    assert notice.terms == []
    assert [row.term.code for row in task.terms] == ["18.design_task"]
    page = client.get("/en/").content.decode()
    assert page.index("The ministry orders the creation") < page.index("20 working days")
    assert CLAUSES["18"].standing is Standing.BOUND


def test_the_figure_is_the_number_of_projects_filed_this_year(client, db, at):
    at("2026-03-16 10:00")
    cast.ensure()
    assert "opened here" not in client.get("/en/").content.decode()
    journey.filed()
    journey.filed("almaty-akimat")
    assert "2 projects were opened here in 2026" in client.get("/en/").content.decode()
    at("2027-01-05 10:00")
    assert "opened here" not in client.get("/en/").content.decode()


def test_it_takes_few_queries(client, people, django_assert_max_num_queries):
    client.get("/en/")
    client.force_login(people("health-ministry").user)
    with django_assert_max_num_queries(12):
        client.get("/en/")
