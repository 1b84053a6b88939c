"""One section on its page, as a browser without scripts does it."""

import pytest

from portal.workflow.perform import perform
from tests.journey import done

from .pages import AUTHOR, address, filled_with, fresh, send, text
from .task import NOT_RENTED, RENTED, task

pytestmark = pytest.mark.django_db
STAGE = {"title": "Бірінші", "term": "3 ай"}


def test_what_was_typed_is_kept_right_or_wrong(page, draft):
    typed = RENTED["selection"] | {
        "criteria": [{"title": "<b>", "weight": "көп", "description": ""}]
    }
    answer = send(page, draft, "selection", typed, go="next")
    assert answer.url == address(draft, "section", "schedule")
    assert fresh(draft).sections == {"selection": typed}
    assert fresh(draft).version == draft.version + 1
    shown = text(page.get(address(draft, "section", "selection")))
    assert "&lt;b&gt;" in shown
    assert "error-summary" not in shown


@pytest.mark.parametrize(
    ("key", "go", "leads_to"),
    [
        ("general", "previous", None), ("general", "next", "rental_ceiling"),
        ("general", "list", None), ("terms", "next", None), ("terms", "previous", "schedule"),
    ],
)  # fmt: skip
def test_a_button_leads_to_its_neighbour_or_to_the_list(page, draft, key, go, leads_to):
    answer = send(page, draft, key, RENTED[key], go=go)
    expected = address(draft, "section", leads_to) if leads_to else address(draft)
    assert answer.url == expected


@pytest.mark.parametrize("key", list(RENTED))
def test_each_section_has_a_page_with_the_words_of_the_order(page, filled, key):
    table = filled.ANNEX.by_key[key]
    shown = text(page.get(address(filled, "section", key)))
    assert table.title.en in shown
    assert f"section {table.number} of 14" in shown
    assert f'lang="kk">{table.number}) ' in shown


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_slips_of_the_order_are_told(page, filled, language):
    shown = text(page.get(address(filled, "section", "security", language=language)))
    assert "сыйныбына" in shown
    assert "сыныбына" in shown
    assert "X11" in shown


def test_errors_are_shown_when_asked_for_each_linked_to_its_field(page, draft):
    shown = text(page.get(address(draft, "section", "general") + "?check=1"))
    for target in ("id_general-purpose", "id_general-rental_0", "id_general-stages-0-title"):
        assert f'href="#{target}"' in shown
        assert f'id="{target}"' in shown


def test_a_row_is_added_and_removed_without_scripts_and_nothing_is_saved(page, filled):
    typed = RENTED["general"]
    shown = text(send(page, filled, "general", typed, add="general-stages"))
    assert 'name="general-stages-3-title"' in shown
    shown = text(send(page, filled, "general", typed, remove="general-stages-0"))
    assert 'name="general-stages-2-title"' not in shown
    assert typed["stages"][1]["title"] in shown
    assert fresh(filled).sections == RENTED


def test_blank_rows_are_no_rows(page, draft):
    typed = RENTED["general"] | {"stages": [STAGE, {"title": " ", "term": ""}]}
    send(page, draft, "general", typed)
    assert fresh(draft).sections["general"]["stages"] == [STAGE]


def test_a_colleague_in_another_section_is_no_obstacle(page, draft):
    done(draft, "fill", "integrator/2", section="platform", typed=RENTED["platform"])
    send(page, draft, "general", RENTED["general"])
    kept = fresh(draft).sections
    assert kept == {"general": RENTED["general"], "platform": RENTED["platform"]}


def test_a_colleague_in_the_same_section_is_shown_and_both_are_kept(page, draft):
    theirs = RENTED["platform"] | {"limits": "Әріптестің мәтіні"}
    done(draft, "fill", "integrator/2", section="platform", typed=theirs)
    mine = RENTED["platform"] | {"limits": "Менің мәтінім"}
    answer = send(page, draft, "platform", mine)
    assert answer.status_code == 409
    shown = text(answer)
    assert "Әріптестің мәтіні" in shown
    assert "Менің мәтінім" in shown
    assert fresh(draft).sections["platform"] == theirs
    taken = send(page, fresh(draft), "platform", mine, theirs="platform-limits")
    assert ">\nӘріптестің мәтіні</textarea>" in text(taken)
    # Saving again is a decision, made from the newer version.
    send(page, fresh(draft), "platform", mine)
    assert fresh(draft).sections["platform"] == mine


def test_the_same_submit_again_answers_as_the_first(page, draft):
    for _press in range(2):
        answer = send(page, draft, "reuse", RENTED["reuse"], go="list")
        assert answer.url == address(draft)
    assert fresh(draft).version == draft.version + 1


def test_once_approved_nothing_is_written_and_what_was_typed_stays_on_the_page(page, filled):
    done(filled, "approve", AUTHOR)
    changed = RENTED["reuse"] | {"reuse": "Кеш келген мәтін"}
    answer = send(page, filled, "reuse", changed)
    assert answer.status_code == 422
    assert "Кеш келген мәтін" in text(answer)
    assert fresh(filled).sections["reuse"] == RENTED["reuse"]
    assert page.get(address(filled, "section", "reuse")).url == address(filled)


def test_section_1_decides_what_the_page_asks(page, draft):
    asked = text(page.get(address(draft, "section", "rental_ceiling")))
    assert "Answer section 1 first" in asked
    changed = filled_with(draft, {"general": NOT_RENTED["general"]})
    asked = text(page.get(address(changed, "section", "rental_ceiling")))
    assert "Answer section 1 first" not in asked
    assert "rental_ceiling-not_applicable" in asked
    assert "rental_ceiling-amount" not in asked


def test_what_is_out_of_place_is_shown_with_the_reason(page, filled):
    changed = filled_with(filled, {"general": task(general={"rental": "no"})["general"]})
    shown = text(page.get(address(changed, "section", "selection") + "?check=1"))
    assert "Section 1 says that no rental is provided for." in shown
    assert RENTED["selection"]["criteria"][0]["title"] in shown


def test_the_saved_schedule_is_drawn_below_its_form(page, filled):
    shown = text(page.get(address(filled, "section", "schedule")))
    assert shown.count('class="plan__bar"') == 5
    assert "Schedule: 5 stages, from 04.05.2026 to 26.02.2027" in shown


@pytest.mark.parametrize("key", ["castle", "file-x", "0"])
def test_a_section_that_clause_19_does_not_have_is_not_found(page, draft, key):
    assert page.get(address(draft, "section", key)).status_code == 404
    assert page.post(address(draft, "section", key), {"version": 0}).status_code == 404


@pytest.mark.parametrize("key", ["health-ministry", "ministry", "operator", "supplier"])
def test_nobody_else_sees_or_writes_a_draft(sign_in, draft, key):
    page = sign_in(key)
    assert page.get(address(draft, "section", "general")).status_code == 404
    assert send(page, draft, "general", RENTED["general"]).status_code == 404
    assert fresh(draft).sections == {}


def test_the_customer_cannot_write_an_approved_one(sign_in, approved):
    page = sign_in("health-ministry")
    assert send(page, approved, "general", {}).status_code == 422
    assert fresh(approved).sections == RENTED


def test_a_form_without_a_version_is_refused(page, draft):
    assert page.post(address(draft, "section", "terms"), {"terms-terms": "x"}).status_code == 400


def test_nul_bytes_are_left_out_and_any_line_ends_are_taken(page, draft):
    send(page, draft, "reuse", {"reuse": "бір\x00\r\nекі", "components": ""})
    assert fresh(draft).sections["reuse"]["reuse"] == "бір\nекі"


def test_a_page_holds_its_queries(page, filled, django_assert_max_num_queries):
    page.get(address(filled, "section", "schedule"))
    with django_assert_max_num_queries(12):
        page.get(address(filled, "section", "schedule") + "?check=1")


def test_the_step_refuses_a_section_it_does_not_know(draft, people):
    refusal = perform(
        draft, "fill", actor=people(AUTHOR), version=draft.version, section="15", typed={}
    )
    assert refusal.code == "unknown-section"
