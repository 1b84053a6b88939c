"""One section on its page, as a browser without scripts does it."""

import pytest

from portal.documents.models import Document
from requests_app.actions import save_draft, save_section, start_draft
from requests_app.models import AutomationRequest
from tests.cast import PEOPLE
from tests.requests_app.annex import COMPLETE, TASK, address, annex, fresh, send

pytestmark = pytest.mark.django_db
GOAL = {"goal": " <b>жоқ</b> ", "tasks": [TASK, {"text": " "}]}


def test_what_was_typed_is_saved_right_or_wrong(page, draft):
    answer = send(page, draft, "goal", GOAL, go="next")
    assert answer.url == address(draft, "section", "scale")
    assert fresh(draft).sections == {"goal": {"goal": " <b>жоқ</b> ", "tasks": [TASK]}}
    shown = page.get(address(draft, "section", "goal")).content.decode()
    assert "&lt;b&gt;жоқ&lt;/b&gt;" in shown
    assert "error-summary" not in shown


@pytest.mark.parametrize(
    ("key", "go", "leads_to"),
    [
        ("goal", "previous", "legal_basis"), ("goal", "next", "scale"), ("goal", "list", None),
        ("goal", "nonsense", None), ("scope", "previous", None), ("contacts", "next", None),
    ],
)  # fmt: skip
def test_a_button_leads_to_its_neighbour_or_to_the_list(page, draft, key, go, leads_to):
    answer = send(page, draft, key, COMPLETE[key], go=go)
    expected = address(draft, "section", leads_to) if leads_to else address(draft)
    assert answer.url == expected
    assert fresh(draft).sections[key] == COMPLETE[key]


def test_the_next_page_says_what_is_left_to_correct(page, draft):
    answer = send(page, draft, "goal", {"goal": "Мақсат", "tasks": []}, go="list")
    assert "1 answer there is still to be corrected" in page.get(answer.url).content.decode()
    answer = send(page, draft, "goal", COMPLETE["goal"], go="list")
    assert "still to be" not in page.get(answer.url).content.decode()


def test_the_title_of_the_draft_is_the_function(page, draft):
    send(page, draft, "function", COMPLETE["function"])
    assert fresh(draft).title == COMPLETE["function"]["function_name"]


def test_errors_are_shown_when_asked_for_each_linked_to_its_field(page, draft):
    send(page, draft, "goal", {"goal": "", "tasks": []})
    shown = page.get(address(draft, "section", "goal") + "?check=1").content.decode()
    for target in ("id_goal-goal", "id_goal-tasks-0-text"):
        assert f'href="#{target}"' in shown
        assert f'id="{target}"' in shown


def test_the_orders_own_label_and_hint_are_there(client, page, draft):
    shown = page.get(address(draft, "section", "legal_basis")).content.decode()
    row = draft.ANNEX.by_key["legal_basis"]
    for words in (row.title.en, row.hint.en, row.title.kk):
        assert words in shown


@pytest.mark.parametrize("key", ["castle", "file-x"])
def test_a_section_that_the_annex_does_not_have_is_not_found(page, draft, key):
    assert page.get(address(draft, "section", key)).status_code == 404
    assert page.post(address(draft, "section", key), {"version": 0}).status_code == 404


def test_nul_bytes_and_any_line_ends_are_taken(page, draft):
    send(page, draft, "goal", {"goal": "бір\x00\r\nекі\rүш", "tasks": []})
    assert fresh(draft).sections["goal"]["goal"] == "бір\nекі\nүш"


def test_a_form_without_a_version_is_refused(page, draft):
    assert page.post(address(draft, "section", "goal"), {"goal-goal": "x"}).status_code == 400


def test_a_colleague_in_another_section_is_no_obstacle(page, draft, people):
    before = {"version": draft.version, "seen": _seen_now(page, draft, "goal")}
    save_section(draft, "scale", COMPLETE["scale"], actor=people("health-ministry/2"), version=0)
    assert send(page, draft, "goal", COMPLETE["goal"], **before).status_code == 302
    assert fresh(draft).sections == {"scale": COMPLETE["scale"], "goal": COMPLETE["goal"]}


def _seen_now(page, draft, key) -> str:
    return page.get(address(draft, "section", key)).context["seen"]


@pytest.fixture
def overtaken(page, draft, people):
    """A colleague saved the same section after the page was opened: what that page says of itself."""
    before = {"version": draft.version, "seen": _seen_now(page, draft, "goal")}
    theirs = {"goal": "Әріптестің мақсаты", "tasks": [{"text": "Әріптестің міндеті"}]}
    save_section(draft, "goal", theirs, actor=people("health-ministry/2"), version=draft.version)
    return before


MINE = {"goal": "Менің мақсатым", "tasks": [{"text": "Менің міндетім"}]}


def test_a_stale_section_shows_what_changed_and_keeps_what_was_typed(page, draft, overtaken):
    answer = send(page, draft, "goal", MINE, **overtaken)
    assert answer.status_code == 409
    changes = [(change.place, change.before, change.after) for change in answer.context["changes"]]
    assert changes == [
        ("goal-goal", "Әріптестің мақсаты", "Менің мақсатым"),
        ("goal-tasks", "Әріптестің міндеті", ""),
        ("goal-tasks", "", "Менің міндетім"),
    ]
    assert answer.content.decode().count("Менің мақсатым") == 2
    assert fresh(draft).sections["goal"]["goal"] == "Әріптестің мақсаты"
    shown = {"version": answer.context["version"], "seen": answer.context["seen"]}
    assert send(page, draft, "goal", MINE, **shown).status_code == 302
    assert fresh(draft).sections["goal"] == MINE


@pytest.mark.parametrize(
    ("place", "goal", "task"),
    [
        ("goal-goal", "Әріптестің мақсаты", "Менің міндетім"),
        ("goal-tasks", "Менің мақсатым", "Әріптестің міндеті"),
        ("goal-nothing", "Менің мақсатым", "Менің міндетім"),
    ],
)
def test_a_colleagues_answer_can_be_taken_over_one_by_one(
    page, draft, overtaken, place, goal, task
):
    first = send(page, draft, "goal", MINE, **overtaken)
    shown = {"version": first.context["version"], "seen": first.context["seen"]}
    answer = send(page, draft, "goal", MINE, **shown, theirs=place)
    assert answer.status_code == 200
    form = answer.context["section"]
    assert form.form["goal"].data == goal
    assert form.lists[0].formset.forms[0]["text"].data == task
    assert fresh(draft).sections["goal"]["goal"] == "Әріптестің мақсаты"


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("scope", {"object": "resource", "holds_secrets": "yes"}),
        (
            "restricted",
            {"official_use": "no", "state_secret": "yes", "object_holds_secrets": "yes"},
        ),
    ],
)
def test_state_secrets_in_the_object_store_nothing(page, draft, key, answers):
    before = fresh(draft).version
    answer = send(page, draft, key, answers)
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(1)"
    assert fresh(draft).sections == {}
    assert fresh(draft).version == before
    assert not Document.objects.exists()


def test_the_national_bank_cannot_change_its_scope_to_what_the_rules_leave_out(sign_in, people):
    scope = COMPLETE["scope"] | {"integrates_with_egov": "yes"}
    actor = people("national-bank")
    bank = start_draft(AutomationRequest, actor=actor, language="kk", scope=scope)
    page = sign_in("national-bank")
    answer = send(page, bank, "scope", scope | {"integrates_with_egov": "no"})
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(2)"
    assert fresh(bank).sections["scope"] == scope
    half = send(page, bank, "scope", scope | {"integrates_with_egov": ""})
    assert half.status_code == 302


def test_an_application_to_the_national_bank_is_held_to_clause_3_too(sign_in, application):
    page = sign_in("supplier")
    bank = {
        "state_body": PEOPLE["national-bank"].body.bin, "object": "resource",
        "holds_secrets": "no", "integrates_with_egov": "yes",
    }  # fmt: skip
    assert send(page, application, "scope", bank).context["refusal"].clause == "3(2)"
    assert fresh(application).sections == {}


def test_a_row_is_added_without_saving_and_gets_the_focus(page, draft):
    answer = send(page, draft, "goal", COMPLETE["goal"], add="goal-tasks")
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert 'name="goal-tasks-4-text"' in shown
    assert shown.count("autofocus") == 1
    assert "error-summary" not in shown
    assert fresh(draft).sections == {}


def test_a_row_is_removed_and_the_others_move_up(page, draft):
    answer = send(page, draft, "goal", COMPLETE["goal"], remove="goal-tasks-0")
    shown = answer.content.decode()
    assert COMPLETE["goal"]["tasks"][0]["text"] not in shown
    assert COMPLETE["goal"]["tasks"][3]["text"] in shown
    assert 'name="goal-tasks-3-text"' not in shown


def test_rows_end_at_the_limit_with_a_word(page, draft):
    typed = {"results": [TASK] * 200}
    answer = send(page, draft, "results", typed, add="results-results")
    assert 'name="results-results-200-text"' not in answer.content.decode()
    assert [str(message) for message in answer.context["messages"]]


def test_a_filed_request_can_no_longer_be_written(page, draft, officer):
    draft = save_draft(draft, annex(), actor=officer, version=0)
    page.post(address(draft, "file"), {"version": 1})
    answer = send(page, draft, "goal", MINE)
    assert answer.status_code == 422
    assert answer.context["refusal"].code == "wrong-state"
    assert fresh(draft).sections == annex()


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("scale", {"regions": "scale-scale"}),
        ("restricted", {"object_holds_secrets": "restricted-state_secret", "comment": "restricted-official_use"}),
        ("documentation", {"rows-0-file": "documentation-has_documentation"}),
        ("existing_systems", {"systems-0-name": "existing_systems-extent"}),
    ],
)  # fmt: skip
def test_a_question_that_another_answer_raises_says_when(page, draft, key, asked):
    """Without scripts it is there with words; with them it is hidden until its time."""
    shown = page.get(address(draft, "section", key)).content.decode()
    groups = shown.split('data-when="')[1:]
    for name, raised_by in asked.items():
        [group] = [group for group in groups if f'name="{key}-{name}' in group]
        assert raised_by in group.split('"', 1)[0]
        assert "If " in group


def test_row_5_asks_for_the_faults_of_a_partial_automation(page, draft):
    url = address(draft, "section", "current_state")
    words = "Row 9 says that the activity is automated in part"
    assert words not in page.get(url).content.decode()
    send(page, draft, "existing_systems", COMPLETE["existing_systems"])
    assert words in page.get(url).content.decode()
