"""Saving while typing: the answers that a page's script gets."""

import json

import pytest

from requests_app.actions import save_section
from tests.requests_app.annex import COMPLETE, TASK, address, documented, fresh, send

pytestmark = pytest.mark.django_db
GOAL = {"goal": "Мақсат", "tasks": [TASK, {"text": " "}]}


def save(page, draft, key, typed, **more):
    answer = send(page, draft, key, typed, to="save", **more)
    return answer, json.loads(answer.content) if answer.status_code < 500 and answer.content[
        :1
    ] == b"{" else None


def test_the_answer_says_when_it_was_saved_and_what_to_send_next(page, draft, at):
    at("2026-03-16 14:05")
    answer, said = save(page, draft, "goal", GOAL)
    assert answer.status_code == 200
    assert said["words"] == "Saved 14:05"
    assert said["version"] == fresh(draft).version == 1
    assert fresh(draft).sections["goal"] == {"goal": "Мақсат", "tasks": [TASK]}
    again, _said = save(
        page, draft, "goal", GOAL | {"goal": "Басқа"}, version=said["version"], seen=said["seen"]
    )
    assert again.status_code == 200


def test_the_same_again_makes_no_new_version(page, draft):
    save(page, draft, "goal", GOAL)
    _answer, said = save(page, draft, "goal", GOAL, version=0, seen="")
    assert said["version"] == 1


def test_a_colleague_in_the_same_section_is_a_conflict_and_in_another_is_none(page, draft, people):
    before = {"version": 0, "seen": page.get(address(draft, "section", "goal")).context["seen"]}
    colleague = people("health-ministry/2")
    other = save_section(draft, "scale", COMPLETE["scale"], actor=colleague, version=0)
    answer, said = save(page, draft, "goal", GOAL, **before)
    assert answer.status_code == 200
    save_section(other, "goal", COMPLETE["goal"], actor=colleague, version=said["version"])
    answer, said = save(page, draft, "goal", GOAL, **before)
    assert (answer.status_code, said["code"]) == (409, "stale")
    assert fresh(draft).sections["goal"] == COMPLETE["goal"]


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("scope", {"object": "", "holds_secrets": "yes"}),
        ("restricted", {"object_holds_secrets": "yes", "comment": "құпия"}),
    ],
)
def test_nothing_about_state_secrets_is_saved_while_typing(page, draft, key, answers):
    answer, said = save(page, draft, key, answers)
    assert (answer.status_code, said["clause"]) == (422, "3(1)")
    assert said["message"]
    assert fresh(draft).sections == {}


def test_who_was_signed_out_is_led_to_the_sign_in(client, page, draft):
    page.logout()
    answer, _said = save(client, draft, "goal", GOAL)
    assert answer.status_code == 302
    assert "sign-in" in answer.url


def test_another_body_finds_nothing_to_save(sign_in, draft):
    answer, _said = save(sign_in("tourism-ministry"), draft, "goal", GOAL)
    assert answer.status_code == 404
    assert fresh(draft).sections == {}


def test_it_is_asked_by_post_only_and_with_a_version(page, draft):
    assert page.get(address(draft, "save", "goal")).status_code == 405
    assert page.post(address(draft, "save", "goal"), {}).status_code == 400


def test_a_filed_one_is_not_saved_any_more(page, whole):
    page.post(address(whole, "file"), {"version": whole.version})
    answer, said = save(page, whole, "goal", GOAL)
    assert (answer.status_code, said["code"]) == (422, "wrong-state")


def test_saving_takes_few_queries(page, draft, django_assert_max_num_queries):
    typed = documented()["documentation"]
    with django_assert_max_num_queries(16):
        save(page, draft, "documentation", typed)
