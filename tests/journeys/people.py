"""Who sits at the browser, and what they do there, in any language: found by names, not by words."""

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page

from tests.journey import annex1
from tests.journeys.checks import sound

BODY = "officer@health.demo.example"
COLLEAGUE = "second@health.demo.example"
# Writes in Kazakh; the demo's returned request is theirs.
AGRICULTURE = "second@agriculture.demo.example"
SUPPLIER = "officer@tumar.demo.example"
INTEGRATOR = "officer@integrator.demo.example"
OPERATOR = "officer@operator.demo.example"
MINISTRY = "officer@digital.demo.example"
ADMINISTRATOR = "admin@digital.demo.example"
STRANGER = "officer@tourism.demo.example"
SECOND_SUPPLIER = "officer@kyzgaldak.demo.example"
CITY = "officer@almaty.demo.example"
# Members of the demo's Commissions.
CITY_HEAD = "head@almaty.demo.example"
HEALTH_HEAD = "head@health.demo.example"
FARM_HEAD = "head@agriculture.demo.example"
INTEGRATOR_HEAD = "head@integrator.demo.example"
OPERATOR_HEAD = "head@operator.demo.example"
FILES = Path(__file__).parent.parent / "stories" / "data" / "files"


def sign_in(page: Page, email: str, password: str) -> None:
    """On the page that asks for it; it leads on to where the person was going."""
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")


def start_draft(
    page: Page, prefix: str, *, scope: dict | None = None, earlier: str = "", apply: bool = False
) -> str:
    """The questions of clause 3 answered, a draft begun; its address without the portal's."""
    page.goto(f"{prefix}/{'applications' if apply else 'requests'}/start/")
    sound(page)
    for name, value in (scope or annex1()["scope"]).items():
        _fill(page, f"scope-{name}", value)
    if earlier:
        page.select_option("[name=earlier]", earlier)
    page.click("main form[method=post] .ds-button >> nth=-1")
    page.wait_for_url("**/requests/drafts/*/")
    sound(page)
    return path_of(page)


def fill_annex(page: Page, draft: str, sections: dict | None = None) -> None:
    """Each section on its own page, as a person types it, from one to the next; ends on the list."""
    sections = {key: typed for key, typed in (sections or annex1()).items() if key != "scope"}
    page.goto(f"{draft}{next(iter(sections))}/")
    for key, typed in sections.items():
        page.wait_for_url(f"**/{key}/")
        fill_section(page, key, typed)
        sound(page)
        go_on(page, "next" if page.locator(".annex-actions [value=next]").count() else "list")
    page.wait_for_url(f"**{draft}")
    sound(page)


def fill_section(page: Page, key: str, typed: dict) -> None:
    """The answers of the section that is open, rows added with the button."""
    for name, value in typed.items():
        if isinstance(value, list):
            _fill_rows(page, f"{key}-{name}", value)
        else:
            _fill(page, f"{key}-{name}", value)


def go_on(page: Page, where: str) -> None:
    """Press one of the buttons that save: "next", "list" or "previous"; another page follows."""
    here = page.url
    page.click(f".annex-actions button[name=go][value={where}]")
    page.wait_for_url(lambda url: url != here)


def _fill_rows(page: Page, prefix: str, rows: list[dict]) -> None:
    for number, row in enumerate(rows):
        first = page.locator(f"[name^='{prefix}-{number}-']:not([type=hidden])").first
        if not first.count():
            page.click(f"button[name=add][value='{prefix}']")
            first.wait_for()
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
    elif kind == "hidden":
        attach(page, name, FILES / Path(value).name)
    else:
        field.fill(str(value))


def attach(page: Page, name: str, file: Path) -> None:
    """Choose a file and see it arrive; without scripts it goes with the form instead."""
    page.set_input_files(f"[name='{name}-upload']", file)
    page.locator(f"[data-field='{name}'] .portal-file a").wait_for()


def file_draft(page: Page, draft: str) -> str:
    """From the list over the check page to the receipts; the number of the case."""
    page.goto(draft)
    page.click(f"main a[href='{draft}file/']")
    page.wait_for_url("**/file/")
    sound(page)
    page.click("main button[name=confirm]")
    page.wait_for_url("**/cases/*/filed/")
    sound(page)
    return unquote(page.url).rstrip("/").rsplit("/", 2)[1]


def file_anew(page: Page, earlier: str, title: str, prefix: str = "") -> str:
    """A request like an earlier one of the same body, under a name of its own; its number."""
    draft = start_draft(page, prefix, earlier=earlier)
    page.goto(f"{draft}function/")
    page.fill("[name=function-function_name]", title)
    go_on(page, "list")
    return file_draft(page, draft)


def take(page: Page, address: str, **data: str) -> None:
    """Open a step's page, fill its form, confirm; ends on the case."""
    page.goto(address)
    sound(page)
    for name, value in data.items():
        _fill(page, name, value)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url("**/cases/*/")
    sound(page)


def write_conclusion(page: Page, case: str, *, third: str = "met") -> None:
    """Three criteria and every candidate judged, read in the preview, then issued."""
    page.goto(f"{case}conclusion/")
    sound(page)
    for number, outcome in enumerate(("met", "met", third)):
        page.locator(f"[name$='-outcome'][value={outcome}]").nth(number).check()
        page.locator("[name$='-grounds']").nth(number).fill(
            "Нормативтік құқықтық актілер талданды."
        )
    for candidate in page.locator(".candidate > details").all():
        if candidate.get_attribute("open") is None:
            candidate.locator("> summary").click()
        candidate.locator("[name$='-verdict'][value=different]").check()
        candidate.locator("[name$='-why']").fill("Басқа қызметті автоматтандырады.")
    page.click(".conclusion__actions button[name=preview]")
    page.wait_for_url("**/conclusion/preview/")
    sound(page)
    page.click("main form.issue button[type=submit]")
    page.wait_for_url("**/cases/*/")
    sound(page)


def decide(page: Page, case: str, decision: str, words: str) -> None:
    """The ministry decides, reads the notice and sends it; ends where the portal leads it."""
    page.goto(f"{case}decision/")
    sound(page)
    page.check(f"[name=decision][value={decision}]")
    page.fill("[name=words]", words)
    send(page)


def send(page: Page) -> None:
    """From a form of the ministry over the preview of its paper to the paper sent."""
    page.click("main button[name=preview]")
    page.locator("main button[name=send]").wait_for()
    sound(page)
    page.click("main button[name=send]")
    page.locator("main button[name=send]").wait_for(state="detached")
    sound(page)


def path_of(page: Page) -> str:
    """The address of the page without the portal's, readable."""
    return "/" + unquote(page.url).split("/", 3)[3].partition("?")[0].partition("#")[0]
