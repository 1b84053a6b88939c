"""Writing a request, as a browser without scripts does it."""

import pytest

from portal.documents.models import Document
from requests_app.actions import save_draft
from requests_app.annex1.sections import ANNEX1
from requests_app.annexes.typed import gather, posted
from tests.requests_app.annex import (
    COMPLETE,
    TASK,
    UPLOAD,
    address,
    annex,
    documented,
    fresh,
    pdf,
    send,
)

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_saved_right_or_wrong(page, draft):
    typed = annex(goal={"goal": " <b>жоқ</b> ", "tasks": [TASK, {"text": " "}]})
    answer = send(page, draft, typed, save="1")
    assert answer.url == address(draft)
    kept = fresh(draft)
    assert kept.sections["goal"] == {"goal": " <b>жоқ</b> ", "tasks": [TASK]}
    assert kept.title == COMPLETE["function"]["function_name"]
    shown = page.get(address(draft)).content.decode()
    assert "&lt;b&gt;жоқ&lt;/b&gt;" in shown
    assert "error-summary" not in shown


def test_nul_bytes_and_any_line_ends_are_taken(page, draft):
    send(page, draft, annex(goal={"goal": "бір\x00\r\nекі\rүш"}), save="1")
    assert fresh(draft).sections["goal"]["goal"] == "бір\nекі\nүш"


def test_a_form_without_a_version_is_refused(page, draft):
    assert page.post(address(draft), posted(ANNEX1, annex())).status_code == 400


def test_a_stale_version_keeps_what_was_typed_and_lets_a_person_decide(page, draft, people):
    save_draft(
        draft,
        gather(ANNEX1, posted(ANNEX1, annex())),
        actor=people("health-ministry/2"),
        version=draft.version,
    )
    typed = annex(goal={"goal": "Менің мақсатым"})
    answer = send(page, draft, typed, version=0, save="1")
    assert answer.status_code == 409
    assert "Менің мақсатым" in answer.content.decode()
    assert fresh(draft).sections["goal"] == COMPLETE["goal"]
    assert answer.context["version"] == 1
    assert send(page, draft, typed, version=1, save="1").status_code == 302
    assert fresh(draft).sections["goal"]["goal"] == "Менің мақсатым"


def test_state_secrets_in_the_object_store_nothing(page, draft):
    typed = documented() | {
        "restricted": {"official_use": "no", "state_secret": "yes", "object_holds_secrets": "yes"}
    }
    answer = send(page, draft, typed, save="1", **{UPLOAD: pdf()})
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(1)"
    assert fresh(draft).sections == {}
    assert not Document.objects.exists()


def test_a_row_is_added_without_saving_and_gets_the_focus(page, draft):
    answer = send(page, draft, annex(), add="goal-tasks")
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "goal-tasks-4-text" in shown
    assert shown.count("autofocus") == 1
    assert "error-summary" not in shown
    assert fresh(draft).sections == {}


def test_a_row_is_removed_and_the_others_move_up(page, draft):
    answer = send(page, draft, annex(), remove="goal-tasks-0")
    shown = answer.content.decode()
    assert COMPLETE["goal"]["tasks"][0]["text"] not in shown
    assert COMPLETE["goal"]["tasks"][3]["text"] in shown
    assert "goal-tasks-3-text" not in shown


def test_rows_end_at_the_limit_with_a_word(page, draft):
    answer = send(page, draft, annex(results={"results": [TASK] * 200}), add="results-results")
    assert "results-results-200-text" not in answer.content.decode()
    assert [str(message) for message in answer.context["messages"]]
