"""Every page, in three languages, wide and narrow: sound, and light enough."""

import gzip
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.journeys.checks import sound
from tests.journeys.people import ADMINISTRATOR, BODY, INTEGRATOR, MINISTRY

PUBLIC = ["", "rules/", "rules/13/", "rules/20/", "calendar/", "calculator/", "sign-in/"]
FIRST_VISIT_BYTES = 150_000


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_public_pages_are_sound(sit_down, language, width):
    page = sit_down(width=width)
    prefix = "/" if language == "kk" else f"/{language}/"
    for path in PUBLIC:
        assert page.goto(f"{prefix}{path}").status == 200
        sound(page)


@pytest.mark.parametrize("person", [BODY, INTEGRATOR, MINISTRY, ADMINISTRATOR])
def test_pages_of_each_role_are_sound(sit_down, person):
    page = sit_down(person, width=360)
    sound(page)
    links = page.evaluate(
        "[...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href'))"
    )
    inner = {link for link in links if link.startswith("/") and "#" not in link}
    for address in sorted(inner)[:12]:
        assert page.goto(address).status == 200
        sound(page)


def test_the_language_switch_keeps_the_page(sit_down):
    page = sit_down()
    page.goto("/calculator/?start=19.03.2026&days=3")
    for language in ("ru", "en", "kk"):
        page.click(f"a[hreflang={language}], a[lang={language}]")
        page.wait_for_load_state()
        assert page.url.endswith("/calculator/?start=19.03.2026&days=3")
        assert page.evaluate("document.documentElement.lang") == language


def test_the_calendar_administrator_previews_a_transfer(sit_down):
    page = sit_down(ADMINISTRATOR)
    assert page.goto("/calendar/transfer/").status == 200
    sound(page)
    ordinary = sit_down(BODY)
    assert ordinary.goto("/calendar/transfer/").status == 404


def test_a_first_visit_is_light(sit_down):
    page = sit_down()
    sizes = []
    page.on("response", lambda answer: sizes.append(answer.request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) <= FIRST_VISIT_BYTES, sizes


def test_it_works_without_scripts(sit_down):
    page = sit_down(BODY, scripts=False)
    page.goto("/requests/start/")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/requests/drafts/*/")
    page.fill("[name=function-function_name]", "Скриптсіз толтырылған функция")
    page.click("button[name=add][value=goal-tasks]")
    page.wait_for_load_state()
    assert page.input_value("[name=function-function_name]") == "Скриптсіз толтырылған функция"
    page.locator("main button[name=save]").last.click()
    page.wait_for_load_state()
    page.goto(page.url)
    assert page.input_value("[name=function-function_name]") == "Скриптсіз толтырылған функция"


def test_keyboard_alone_reaches_the_content(sit_down):
    page = sit_down()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")


def test_pages_are_never_cached_for_others_and_come_compressed(portal):
    with urlopen(Request(f"{portal.address}/", headers={"Accept-Encoding": "gzip"})) as answer:
        policy = answer.headers["Content-Security-Policy"]
        body = answer.read()
    assert "'unsafe-inline'" not in policy
    assert "nonce-" in policy or "script-src 'self'" in policy
    if answer.headers["Content-Encoding"] == "gzip":
        body = gzip.decompress(body)
    assert b"style=" not in body
