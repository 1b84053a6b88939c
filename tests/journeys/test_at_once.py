"""Two people at one thing, and one person twice: nobody's words are lost, nothing is done twice."""

from playwright.sync_api import Page, expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    BODY,
    COLLEAGUE,
    MINISTRY,
    go_on,
    path_of,
    start_draft,
)

TWICE = """button => {
    const send = () => fetch(button.form.action, {method: "POST", body: new FormData(button.form, button)});
    return Promise.all([send(), send()]).then(answers => answers.map(({status, url}) => [status, url]));
}"""


def test_two_officers_decide_at_once(sit_down, portal):
    """The second is told what changed; what they typed is still there."""
    first, second = sit_down(MINISTRY), sit_down("second@digital.demo.example")
    case = f"/cases/{portal.case(3)}/"
    first.goto(f"{case}decision/?decision=agree")
    second.goto(f"{case}decision/?decision=refuse")
    first.fill("[name=words]", "Бірінші қызметкердің негіздемесі")
    second.fill("[name=words]", "Екінші қызметкердің негіздемесі")
    for officer in (first, second):
        officer.click("main button[name=preview]")
        officer.locator("main button[name=send]").wait_for()
    first.click("main button[name=send]")
    first.wait_for_url("**/notice/")
    with second.expect_response(lambda answer: answer.request.method == "POST") as answered:
        second.click("main button[name=send]")
    assert answered.value.status == 409
    main = second.locator("main")
    expect(main).to_contain_text("Екінші қызметкердің негіздемесі")
    expect(main).to_contain_text("Бірінші қызметкердің негіздемесі")
    expect(main.locator("button[name=preview]")).to_have_count(0)
    sound(second)


def test_the_same_notice_sent_twice_is_one_notice(sit_down, portal):
    ministry = sit_down(MINISTRY, language="en")
    case = f"/en/cases/{portal.case(1)}/"
    ministry.goto(f"{case}notice/")
    ministry.click("main button[name=preview]")
    answers = ministry.locator("main button[name=send]").evaluate(TWICE)
    assert answers[0] == answers[1]
    assert answers[0][0] == 200
    ministry.goto(case)
    expect(ministry.locator("main a[href$='/papers/notice/']")).to_have_count(1)
    sound(ministry)


def test_a_double_click_files_once(sit_down):
    body = sit_down(BODY, language="ru")
    body.goto("/ru/requests/start/")
    earlier = body.locator("[name=earlier] option").nth(1).get_attribute("value")
    draft = start_draft(body, "/ru", earlier=earlier)
    body.goto(f"{draft}file/")
    answers = body.locator("main button[name=confirm]").evaluate(TWICE)
    assert answers[0] == answers[1]
    assert answers[0][0] == 200
    # And once more by hand, from a page that is behind: it is led to the same receipts.
    body.locator("main button[name=confirm]").dblclick()
    body.wait_for_url("**/filed/")
    assert body.url == answers[0][1]
    expect(body.locator(".draft-receipt")).to_have_count(2)
    sound(body)


def test_a_stale_form_shows_what_a_colleague_changed(sit_down):
    """Each answer can be taken over; one's own words stay until one decides."""
    mine, theirs = sit_down(BODY), sit_down(COLLEAGUE)
    address = f"{start_draft(mine, '')}current_state/"
    for page in (mine, theirs):
        page.goto(address)
    theirs.fill("[name=current_state-as_is]", "Әріптестің сипаттамасы")
    theirs.fill("[name=current_state-problems]", "Әріптестің проблемалары")
    go_on(theirs, "list")
    mine.fill("[name=current_state-as_is]", "Менің сипаттамам")
    mine.fill("[name=current_state-problems]", "Менің проблемаларым")
    see = mine.locator("#saving button")
    see.wait_for()
    see.click()
    conflict = mine.locator(".annex-conflict")
    conflict.wait_for()
    expect(conflict).to_contain_text("Әріптестің сипаттамасы")
    _holds(mine, "Менің сипаттамам", "Менің проблемаларым")
    sound(mine)
    mine.click(".annex-conflict button[name=theirs] >> nth=0")
    expect(mine.locator("[name=current_state-as_is]")).to_have_value("Әріптестің сипаттамасы")
    _holds(mine, "Әріптестің сипаттамасы", "Менің проблемаларым")
    go_on(mine, "list")
    assert path_of(mine) == address.removesuffix("current_state/")
    theirs.goto(address)
    _holds(theirs, "Әріптестің сипаттамасы", "Менің проблемаларым")


def _holds(page: Page, as_is: str, problems: str) -> None:
    expect(page.locator("[name=current_state-as_is]")).to_have_value(as_is)
    expect(page.locator("[name=current_state-problems]")).to_have_value(problems)
