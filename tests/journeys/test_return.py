"""Returned with remarks, corrected, filed again, withdrawn; and a draft that is thrown away."""

from playwright.sync_api import expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    AGRICULTURE,
    BODY,
    INTEGRATOR,
    file_draft,
    go_on,
    path_of,
    start_draft,
    take,
)

CLAUSE = "5-тармақтың 3) тармақшасы"
REMARK = "Міндеттерді өлшенетін етіңіз."


def test_a_returned_request_is_corrected_filed_again_and_withdrawn(sit_down, portal):
    body, integrator = sit_down(AGRICULTURE), sit_down(INTEGRATOR)
    case = f"/cases/{portal.case(6)}/"
    body.goto(case)
    sound(body)
    body.click("main a[href*='/requests/drafts/']")
    body.wait_for_url("**/requests/drafts/*/")
    sound(body)
    draft = path_of(body)
    expect(body.locator(".draft-task .annex-remark")).to_have_count(3)
    assert body.goto(f"{draft}discard/").status == 200
    assert path_of(body) == draft  # what was filed once is not thrown away
    body.goto(f"{draft}legal_basis/")
    expect(body.locator(".annex-remark")).to_have_count(1)
    body.fill("[name=legal_basis-rows-0-clause]", CLAUSE)
    go_on(body, "list")

    # Until it is filed again the others read the version that was filed.
    integrator.goto(case)
    expect(integrator.locator("main")).not_to_contain_text(CLAUSE)
    body.goto(f"{draft}file/")
    expect(body.locator("[aria-labelledby=changed-title] ins").first).to_be_visible()
    file_draft(body, draft)
    integrator.goto(f"{case}versions/")
    expect(integrator.locator("ins").first).to_be_visible()
    expect(integrator.locator(".version__returned dd")).to_have_count(3)
    sound(integrator)

    integrator.goto(case)
    expect(integrator.locator("main")).to_contain_text(CLAUSE)

    _return(integrator, case)
    body.goto(case)
    expect(body.locator("main")).to_contain_text(REMARK)
    sound(body)
    take(body, f"{case}request/withdraw/", reason="Функция басқа органға берілді.")
    expect(body.locator("main")).to_contain_text("Функция басқа органға берілді.")
    integrator.goto(case)
    expect(integrator.locator("main .case-steps")).to_have_count(0)
    sound(integrator)


def _return(page, case: str) -> None:
    """Not without a remark; then with one beside one section."""
    page.goto(f"{case}return/")
    sound(page)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.click(".return-form .ds-button[type=submit]")
    assert answered.value.status == 422
    expect(page.locator("#error-summary")).to_be_focused()
    sound(page)
    page.fill("[name=remark-goal]", REMARK)
    page.click(".return-form .ds-button[type=submit]")
    page.wait_for_url("**/cases/*/")
    sound(page)


def test_a_draft_is_thrown_away_after_a_question(sit_down):
    page = sit_down(BODY, language="en", width=360)
    draft = start_draft(page, "/en")
    page.click(f"main a[href='{draft}discard/']")
    page.wait_for_url("**/discard/")
    sound(page)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/work/")
    sound(page)
    assert page.goto(draft).status == 404
