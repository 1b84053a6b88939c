"""Every component in a real Chromium: accessible, no sideways scroll, nothing the CSP forbids."""

import mimetypes
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from playwright.sync_api import Page, Route, sync_playwright

from portal.web.context import Page as Frame
from portal.web.samples import everything

AXE = settings.ROOT / "node_modules/axe-core/axe.min.js"
SITE = "http://portal.test"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; object-src 'none'; base-uri 'none'"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser():
    """The system's Chromium; Playwright's own when there is none."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, request, settings):
    """The style page in a window of (width, scheme, script), served without a server."""
    width, scheme, script = request.param
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    with override("kk"):
        frame = Frame(RequestFactory().get("/"))
        html = render_to_string("web/style.html", everything() | {"page": frame})
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
    )
    window = context.new_page()
    window.faults = []
    window.on("console", lambda said: said.type == "error" and window.faults.append(said.text))
    window.on("pageerror", lambda error: window.faults.append(str(error)))
    window.route("**/*", lambda route: _serve(route, html))
    window.goto(f"{SITE}/style")
    yield window
    context.close()


def _serve(route: Route, html: str) -> None:
    path = route.request.url.removeprefix(SITE).split("#")[0]
    if not path.startswith(settings.STATIC_URL):
        route.fulfill(
            body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY}
        )
        return
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    if found is None:
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    route.fulfill(body=Path(found).read_bytes(), content_type=kind)


def every(*scripts: bool) -> list:
    return [(w, scheme, s) for w in (1440, 360) for scheme in ("light", "dark") for s in scripts]


@pytest.mark.parametrize("page", every(True), indirect=True)
def test_no_accessibility_violations(page: Page):
    for block in page.query_selector_all("details"):
        block.evaluate("block => block.open = true")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("page", every(True), indirect=True)
def test_nothing_scrolls_sideways_and_nothing_is_refused_by_the_policy(page: Page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.faults == []


@pytest.mark.parametrize("page", [(360, "light", False)], indirect=True)
def test_the_menu_opens_without_script(page: Page):
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.click(".portal-menu-button")
    assert menu.is_visible()
    page.click(".portal-bar__close")
    assert not menu.is_visible()


@pytest.mark.parametrize("page", [(1440, "light", True)], indirect=True)
def test_the_summary_has_the_focus_and_leads_to_the_input(page: Page):
    assert page.evaluate("document.activeElement.id") == "error-summary"
    page.click("#error-summary a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_wrong-name"


@pytest.mark.parametrize("page", [(1440, "light", True)], indirect=True)
def test_a_row_is_added_without_leaving_the_page(page: Page):
    page.fill("#id_acts-1-title", "Typed before")
    page.evaluate("window.stayed = true")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.click("#rows-acts button[name=add]")
    assert 'name="add"' in sent.value.post_data
    assert "Typed before" in sent.value.post_data
    page.wait_for_function("document.activeElement.id === 'id_acts-1-title'")
    assert page.evaluate("window.stayed")
