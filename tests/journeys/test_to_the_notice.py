"""From Annex 1 to the notice of clause 18, or to a refusal and on from there, whole in the browser."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    BODY,
    INTEGRATOR,
    MINISTRY,
    STRANGER,
    decide,
    file_draft,
    fill_annex,
    path_of,
    send,
    start_draft,
    take,
    write_conclusion,
)

GROUNDS = "Автоматтандыру мүмкіндігі туралы шешімнің негіздемесі."
ORDER = "Халық тіркелімімен алмасу ескерілсін."


def test_a_request_travels_to_the_notice(sit_down):
    """In Kazakh, at a wide window."""
    body = sit_down(BODY)
    draft = start_draft(body, "")
    fill_annex(body, draft)
    number = file_draft(body, draft)
    document = re.search(r"\d+/ДСМ-\d{4}", body.locator("main").inner_text())[0]
    case = f"/cases/{number}/"
    stranger = sit_down(STRANGER)
    assert stranger.goto(case).status == 404
    sound(stranger)

    integrator, ministry = sit_down(INTEGRATOR), sit_down(MINISTRY)
    take(integrator, f"{case}request/accept/")
    ministry.goto(f"{case}decision/")  # too early
    expect(ministry.locator("main [name=words]")).to_have_count(0)
    sound(ministry)
    write_conclusion(integrator, case)

    ministry.goto("/work/")
    expect(ministry.locator("main")).to_contain_text(number)
    decide(ministry, case, "agree", GROUNDS)
    # An agreement leads on to the notice of clause 18.
    assert path_of(ministry) == f"{case}notice/"
    ministry.fill("main [name=text]", ORDER)
    send(ministry)
    assert path_of(ministry) == case
    integrator.goto(case)
    expect(integrator.locator("[data-obligation-state]").first).to_be_visible()
    sound(integrator)

    body.goto(case)
    expect(body.locator("main")).to_contain_text(GROUNDS)
    sound(body)
    for paper, words in (("decision", GROUNDS), ("notice", ORDER)):
        body.goto(case)
        body.click(f"main a[href$='/papers/{paper}/']")
        expect(body.locator("main")).to_contain_text(words)
        sound(body)
    for paper in ("decision/", "notice/", "papers/decision/"):
        assert stranger.goto(f"{case}{paper}").status == 404
    _told(body, document, times=4)  # accepted, concluded, decided, ordered


def test_a_refused_request_is_filed_anew(sit_down):
    """In Russian, on a telephone; the third criterion is not met."""
    body = sit_down(BODY, language="ru", width=360)
    draft = start_draft(body, "/ru")
    fill_annex(body, draft)
    number = file_draft(body, draft)
    case = f"/ru/cases/{number}/"
    integrator = sit_down(INTEGRATOR, language="ru", width=360)
    take(integrator, f"{case}request/accept/")
    write_conclusion(integrator, case, third="not_met")
    ministry = sit_down(MINISTRY, language="ru", width=360)

    ministry.goto(f"{case}decision/")
    ministry.check("[name=decision][value=refuse]")
    with ministry.expect_response(lambda answer: answer.request.method == "POST") as answered:
        ministry.click("main button[name=preview]")
    assert answered.value.status == 422  # a refusal needs a reason
    expect(ministry.locator("[name=words][aria-invalid=true]")).to_have_count(1)
    expect(ministry.locator("#error-summary")).to_be_focused()
    sound(ministry)
    decide(ministry, case, "refuse", GROUNDS)
    assert path_of(ministry) == case
    ministry.goto(f"{case}notice/")
    expect(ministry.locator("main button[name=preview]")).to_have_count(0)

    body.goto(case)
    expect(body.locator("main")).to_contain_text(GROUNDS)
    sound(body)
    body.click(f"main a[href$='?earlier={quote(number)}']")
    sound(body)
    expect(body.locator("[name=earlier]")).to_have_value(number)
    start = body.locator("main form[method=post]")
    for name, value in (("object", "information_system"), ("holds_secrets", "no")):
        body.check(f"[name=scope-{name}][value={value}]")
    start.locator(".ds-button").last.click()
    body.wait_for_url("**/requests/drafts/*/")
    again = f"/ru/cases/{file_draft(body, path_of(body))}/"
    assert again != case
    for address, other in ((again, case), (case, again)):
        integrator.goto(address)
        expect(integrator.locator(f"main a[href='{quote(other)}']").first).to_be_visible()
        sound(integrator)


def _told(page: Page, document: str, *, times: int) -> None:
    """The worker hands out what the steps put into the outbox."""
    told = page.locator(".notice", has_text=document)
    for _ in range(40):
        page.goto("/notifications/")
        if told.count() >= times:
            break
        page.wait_for_timeout(500)
    expect(told).to_have_count(times)
    sound(page)
