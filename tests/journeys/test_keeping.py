"""What is typed in a draft survives a sign-out and a lost connection; two hundred rows stay quick."""

import time

from playwright.sync_api import Page, expect

from tests.journeys.checks import sound
from tests.journeys.people import BODY, go_on, sign_in, start_draft

GOAL = "[name=goal-goal]"
SAVED = "#saving[data-tone=success]"
UNSAVED = "#saving[data-tone=warning]"


def test_a_sign_out_while_typing_loses_nothing(sit_down, portal):
    """In Kazakh. Signing in again in a new tab, and in the same one."""
    page = sit_down(BODY)
    address = f"{start_draft(page, '')}goal/"
    page.goto(address)
    page.fill(GOAL, "Бірінші сөйлем.")
    page.locator(SAVED).wait_for()
    sound(page)

    _sign_out(page)
    page.fill(GOAL, "Бірінші сөйлем. Екінші сөйлем.")
    page.locator(f"{UNSAVED} a").wait_for()
    sound(page)
    page.click(".annex-actions [value=list]")  # leads nowhere while nothing can be saved
    expect(page.locator(f"{UNSAVED} a")).to_be_visible()
    assert page.url.endswith(address)
    with page.context.expect_page() as opened:
        page.click(f"{UNSAVED} a")
    again = opened.value
    sign_in(again, BODY, portal.password)
    again.wait_for_url(f"**{address}")
    again.close()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # back at this tab
    page.locator(SAVED).wait_for()

    _sign_out(page)
    page.fill(GOAL, "Үшінші сөйлем.")
    page.fill("[name=goal-tasks-0-text]", "Бірінші міндет")
    page.click("button[name=add][value=goal-tasks]")
    page.fill("[name=goal-tasks-1-text]", "Екінші міндет")
    page.locator(UNSAVED).wait_for()
    page.goto(address)
    page.wait_for_url("**/sign-in/**")
    sign_in(page, BODY, portal.password)
    page.wait_for_url(f"**{address}")
    _holds(page)
    page.locator(SAVED).wait_for()
    assert page.evaluate("Object.keys(sessionStorage).filter(key => /^draft/.test(key))") == []
    page.goto(address)
    _holds(page)


def test_a_lost_connection_while_typing_loses_nothing(sit_down):
    page = sit_down(BODY, language="ru", width=360)
    address = f"{start_draft(page, '/ru')}goal/"
    page.goto(address)
    page.context.set_offline(True)
    page.fill(GOAL, "Напечатано без связи")
    page.locator(UNSAVED).wait_for()
    sound(page)
    page.click(".annex-actions [value=list]")
    expect(page.locator(UNSAVED)).to_be_visible()
    assert page.url.endswith(address)
    page.context.set_offline(False)
    page.locator(SAVED).wait_for()
    go_on(page, "list")
    page.goto(address)
    expect(page.locator(GOAL)).to_have_value("Напечатано без связи")


def test_two_hundred_rows_stay_quick(sit_down):
    """The times are printed, for they depend on the machine; what is there does not."""
    page = sit_down(BODY, language="en")
    address = f"{start_draft(page, '/en')}goal/"
    page.goto(address)
    page.fill(GOAL, "A goal of many tasks")
    add = page.locator("button[name=add][value=goal-tasks]")
    add.evaluate("button => { for (let row = 1; row < 199; row += 1) button.click(); }")
    page.locator("textarea[name^=goal-tasks-]").evaluate_all(
        "fields => fields.forEach((field, place) => { field.value = `Task ${place + 1}`; })"
    )
    page.press(GOAL, "End")
    page.type(GOAL, ".")
    page.locator(SAVED).wait_for()

    opened = _took(lambda: page.goto(address))
    rows = page.locator("#rows-goal-tasks .portal-row")
    expect(rows).to_have_count(199)
    expect(page.locator("#rows-goal-tasks .annex-list__full")).to_be_hidden()
    added = _took(add.click)
    expect(rows).to_have_count(200)
    expect(page.locator("[name=goal-tasks-199-text]")).to_be_focused()
    expect(page.locator("#rows-goal-tasks .annex-list__full")).to_be_visible()
    expect(add).to_be_hidden()
    typed = _took(lambda: page.keyboard.type("The two hundredth"))
    expect(page.locator("[name=goal-tasks-199-text]")).to_have_value("The two hundredth")
    saved = _took(lambda: go_on(page, "list"))
    page.goto(address)
    expect(rows).to_have_count(200)
    expect(page.locator("[name=goal-tasks-199-text]")).to_have_value("The two hundredth")
    page.click("button[name=remove][value=goal-tasks-0]")
    expect(rows).to_have_count(199)
    expect(page.locator("[name=goal-tasks-198-text]")).to_have_value("The two hundredth")
    expect(add).to_be_visible()
    sound(page)
    print(f"199 rows: opened {opened:.2f} s, row added {added:.2f} s,")
    print(f"17 letters typed {typed:.2f} s, saved and left {saved:.2f} s")


def _sign_out(page: Page) -> None:
    """The session ends behind the page's back; the language stays."""
    page.context.clear_cookies(name="sessionid")


def _holds(page: Page) -> None:
    for name, words in (
        ("goal-goal", "Үшінші сөйлем."),
        ("goal-tasks-0-text", "Бірінші міндет"),
        ("goal-tasks-1-text", "Екінші міндет"),
    ):
        expect(page.locator(f"[name={name}]")).to_have_value(words)


def _took(act) -> float:
    start = time.monotonic()
    act()
    return time.monotonic() - start
