"""Who sits at the browser, and what they do there, in any language: found by names, not by words."""

from urllib.parse import unquote

from playwright.sync_api import Page

from tests.journey import annex1
from tests.journeys.checks import sound

BODY = "officer@health.demo.example"
INTEGRATOR = "officer@integrator.demo.example"
MINISTRY = "officer@digital.demo.example"
ADMINISTRATOR = "admin@digital.demo.example"
STRANGER = "officer@tourism.demo.example"


def start_draft(page: Page, prefix: str) -> str:
    """A new draft with nothing but the answers to clause 3; its address."""
    page.goto(f"{prefix}/requests/start/")
    sound(page)
    for name, value in annex1()["scope"].items():
        _fill(page, f"scope-{name}", value)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/requests/drafts/*/")
    sound(page)
    return page.url


def fill_annex(page: Page, sections: dict | None = None) -> None:
    """From the task list through every section, as a person types them, rows added with the button."""
    draft = page.url
    for section, typed in (sections or annex1()).items():
        page.goto(f"{draft}{section}/")
        for name, value in typed.items():
            if isinstance(value, list):
                _fill_rows(page, f"{section}-{name}", value)
            else:
                _fill(page, f"{section}-{name}", value)
        sound(page)
        page.locator("main button[name=go][value=list]").last.click()
        page.wait_for_url(draft)


def _fill_rows(page: Page, prefix: str, rows: list[dict]) -> None:
    for number, row in enumerate(rows):
        if not page.locator(f"[name^='{prefix}-{number}-']").count():
            page.click(f"button[name=add][value='{prefix}']")
            page.locator(f"[name^='{prefix}-{number}-']").first.wait_for()
        for name, value in row.items():
            _fill(page, f"{prefix}-{number}-{name}", value)


def _fill(page: Page, name: str, value: str) -> None:
    field = page.locator(f"[name='{name}']")
    if value == "" or not field.count():
        return
    kind = field.first.evaluate("field => field.type")
    if kind == "radio":
        page.check(f"[name='{name}'][value='{value}']")
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(str(value))


def file_request(page: Page, prefix: str) -> str:
    """From the task list over the check page and the receipts to the case; its number."""
    page.locator("main a[href$='/file/']").click()
    page.wait_for_url("**/file/")
    sound(page)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/filed/")
    sound(page)
    page.goto(page.url.removesuffix("filed/"))
    sound(page)
    return unquote(page.url).rstrip("/").rsplit("/", 1)[1]


def take(page: Page, address: str, **data: str) -> None:
    """Open a step's page, fill its form, confirm; ends on the case."""
    page.goto(address)
    sound(page)
    for name, value in data.items():
        _fill(page, name, value)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/cases/*/")
    sound(page)


def decide(page: Page, case: str, decision: str, words: str) -> None:
    """The ministry decides, reads the notice and sends it; ends where the portal leads it."""
    page.goto(f"{case}request/{decision}/")
    sound(page)
    page.check(f"[name=decision][value={decision}]")
    page.fill("[name=words]", words)
    page.click("main button[name=preview]")
    page.locator("main button[name=send]").wait_for()
    sound(page)
    page.click("main button[name=send]")
    page.locator("main button[name=send]").wait_for(state="detached")
    sound(page)


def write_conclusion(page: Page, case: str) -> None:
    """The three criteria, saved, then issued."""
    page.goto(f"{case}conclusion/")
    sound(page)
    for group in page.locator("main form textarea[name]").all():
        group.fill("Нормативтік құқықтық актілер мен көрсеткіштер талданды.")
    for radio in page.locator("main form input[type=radio][value=met]").all():
        radio.check()
    page.click("main form button[type=submit] >> nth=0")
    page.wait_for_load_state()
    take(page, f"{case}conclusion/issue/")
