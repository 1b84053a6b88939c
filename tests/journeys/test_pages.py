"""Every page, in three languages, wide and narrow: sound, and light enough."""

import gzip
import re
from urllib.request import Request, urlopen

import pytest

from tests.journeys.checks import sound
from tests.journeys.people import (
    ADMINISTRATOR,
    AGRICULTURE,
    BODY,
    INTEGRATOR,
    MINISTRY,
    SUPPLIER,
)

PUBLIC = [
    "",
    "rules/",
    "rules/13/",
    "rules/20/",
    "catalogue/",
    "calendar/",
    "calculator/",
    "ppp-list/",
    "sign-in/",
]
FIRST_VISIT_BYTES = 150_000
LANGUAGES = ["", "/ru", "/en"]
# One address of each kind of page, by who reads it; <6> is the demo's sixth case, and what stands
# after " > " is a link there that leads to the page in question.
KINDS = {
    BODY: [
        "work/", "notifications/", "requests/start/", "requests/start/?earlier=<1>", "cases/<10>/",
        "cases/<10>/notice/", "cases/<10>/papers/notice/", "cases/<10>/versions/",
        "cases/<10>/ > a[href*='/receipts/']", "cases/<10>/ > a[href*='/terms/']",
        "work/ > a[href*='/requests/drafts/']", "cases/<11>/", "cases/<10>/messages/",
        "password/", "applications/start/",
    ],
    AGRICULTURE: ["cases/<3>/", "cases/<3>/decision/", "cases/<5>/request/withdraw/", "cases/<5>/"],
    INTEGRATOR: [
        "work/", "cases/<4>/conclusion/", "cases/<4>/conclusion/preview/", "cases/<4>/return/",
        "cases/<5>/request/accept/", "cases/<5>/return/", "cases/<8>/", "cases/<7>/",
        "cases/<4>/conclusion/", "cases/<12>/", "registers/objects/", "registers/services/",
        "registers/objects/ > a[href*='/registers/objects/']", "registers/objects/imports/",
        "registers/services/imports/", "registers/objects/new/", "registers/services/new/",
        "catalogue/ > th a[href*='/catalogue/']",
        "catalogue/?text=zzz",
    ],
    MINISTRY: ["work/", "cases/<7>/papers/decision/", "cases/<1>/", "cases/<9>/", "cases/<12>/"],
    SUPPLIER: ["work/", "cases/<11>/", "applications/start/", "requests/start/", "notifications/"],
    ADMINISTRATOR: ["work/", "calendar/transfer/", "calendar/"],
}  # fmt: skip


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_public_pages_are_sound(sit_down, language, width):
    page = sit_down(width=width)
    prefix = "/" if language == "kk" else f"/{language}/"
    for path in PUBLIC:
        assert page.goto(f"{prefix}{path}").status == 200
        sound(page)


@pytest.mark.parametrize("person", KINDS)
def test_pages_of_each_role_are_sound(sit_down, portal, person):
    """One page of each kind that the person has, each in one language more and one width more."""
    page = sit_down(person)
    for turn, kind in enumerate(KINDS[person]):
        address = re.sub(r"<([0-9]+)>", lambda place: portal.case(int(place[1])), kind)
        # Three languages and two widths: after six pages every pair of them was there.
        page.set_viewport_size({"width": (1280, 360)[turn % 2], "height": 900})
        address, _, inner = address.partition(" > ")
        assert page.goto(f"{LANGUAGES[turn % 3]}/{address}").status == 200, address
        if inner:
            page.locator(f"main {inner}").first.click()
            page.wait_for_load_state()
        sound(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_case_file_is_sound_in_each_language(sit_down, portal, language):
    page = sit_down(MINISTRY, width=360)
    number = portal.case(2)
    for inner in ("", "decision/", "messages/"):
        assert page.goto(f"{language}/cases/{number}/{inner}").status == 200
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


def test_pages_are_never_cached_for_others_and_come_compressed(portal):
    with urlopen(Request(f"{portal.address}/", headers={"Accept-Encoding": "gzip"})) as answer:
        policy = answer.headers["Content-Security-Policy"]
        body = answer.read()
    assert "'unsafe-inline'" not in policy
    assert "nonce-" in policy or "script-src 'self'" in policy
    if answer.headers["Content-Encoding"] == "gzip":
        body = gzip.decompress(body)
    assert b"style=" not in body
