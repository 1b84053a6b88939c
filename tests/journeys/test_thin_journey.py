"""From Annex 1 to the ministry's decision, whole in the browser, in each language."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    BODY,
    INTEGRATOR,
    MINISTRY,
    STRANGER,
    decide,
    file_request,
    fill_annex,
    start_draft,
    take,
    write_conclusion,
)


@pytest.mark.parametrize(
    ("language", "decision", "width"),
    [("kk", "agree", 1280), ("ru", "refuse", 1280), ("en", "agree", 360)],
)
def test_a_request_travels_to_the_decision(sit_down, language, decision, width):
    prefix = "" if language == "kk" else f"/{language}"
    body = sit_down(BODY, language=language, width=width)
    start_draft(body, prefix)
    fill_annex(body)
    number = file_request(body, prefix)
    case = f"{prefix}/cases/{number}/"

    integrator = sit_down(INTEGRATOR, language=language, width=width)
    sound(integrator)
    take(integrator, f"{case}request/accept/")
    ministry = sit_down(MINISTRY, language=language, width=width)
    refused = ministry.goto(f"{case}request/{decision}/")
    assert refused.status in (200, 422)
    expect(ministry.locator("main")).to_contain_text("13")
    write_conclusion(integrator, case)

    ministry.goto(case)
    sound(ministry)
    ministry.goto(f"{prefix}/work/")
    expect(ministry.locator("main")).to_contain_text(number)
    words = "Шешімнің негіздемесі."
    decide(ministry, case, decision, words)

    body.goto(case)
    expect(body.locator("main")).to_contain_text(words)
    sound(body)
    document = re.search(r"\d+/ДСМ-\d{4}", body.locator("main").inner_text())[0]
    told = body.locator(".notice", has_text=document)
    for _ in range(20):  # the worker hands out what the steps put into the outbox
        body.goto(f"{prefix}/notifications/")
        if told.count() == 3:
            break
        body.wait_for_timeout(500)
    expect(told).to_have_count(3)  # accepted, concluded, decided
    sound(body)

    stranger = sit_down(STRANGER, language=language)
    assert stranger.goto(case).status == 404
    sound(stranger)


def test_a_refusal_without_a_reason_keeps_the_page_and_says_so(sit_down):
    ministry = sit_down(MINISTRY, language="ru")
    ministry.goto("/ru/cases/АСМ-2026-000002/request/refuse/".replace("2026", _year(ministry)))
    with ministry.expect_response(lambda answer: answer.request.method == "POST") as answered:
        ministry.evaluate(
            "document.querySelectorAll('[required]').forEach(f => f.required = false)"
        )
        ministry.click("main button[name=preview]")
    assert answered.value.status == 422
    expect(ministry.locator("[aria-invalid=true]")).to_have_count(1)
    sound(ministry)


def test_two_officers_decide_at_once(sit_down):
    """The second is told what changed; what they typed is still there."""
    first, second = sit_down(MINISTRY), sit_down("second@digital.demo.example")
    address = f"/cases/АСМ-{_year(first)}-000003/request/"
    first.goto(f"{address}agree/")
    second.goto(f"{address}refuse/")
    second.fill("[name=words]", "Екінші қызметкердің негіздемесі")
    for officer in (first, second):
        officer.click("main button[name=preview]")
        officer.locator("main button[name=send]").wait_for()
    first.click("main button[name=send]")
    first.wait_for_url("**/notice/")
    with second.expect_response(lambda answer: answer.request.method == "POST") as answered:
        second.click("main button[name=send]")
    assert answered.value.status == 409
    expect(second.locator("main")).to_contain_text("Екінші қызметкердің негіздемесі")
    sound(second)


def _year(page) -> str:
    """The year of the demo's cases, as the page shows it."""
    page.goto("/work/")
    text = page.locator("main").inner_text()
    return text.partition("АСМ-")[2][:4]
