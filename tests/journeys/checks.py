"""What is checked of every page a browser test visits."""

from pathlib import Path
from weakref import WeakSet

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# What a test asks for itself: an answer of 4xx, a lost connection. A blocked script never is.
ASKED_FOR = ("status of 4", "ERR_INTERNET_DISCONNECTED")

# axe-core waits for timers, which a page without scripts has none of: its markup is judged where it has.
scriptless: WeakSet[Page] = WeakSet()


def watch(page: Page, *, scripts: bool) -> None:
    """Fail the test at once when a page complains in its console or throws."""

    def complain(text: str) -> None:
        raise AssertionError(f"{page.url}: {text}")

    if not scripts:
        scriptless.add(page)
    else:
        page.on("pageerror", lambda error: complain(f"script error: {error}"))
        page.on(
            "console",
            lambda message: (
                complain(message.text)
                if message.type == "error" and not any(each in message.text for each in ASKED_FOR)
                else None
            ),
        )


def sound(page: Page) -> Page:
    """axe-core finds nothing, nothing sticks out sideways, the language is declared."""
    found = [] if page in scriptless else page.evaluate(_axe(), RULES)
    assert found == [], f"{page.url}: {found}"
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0, f"{page.url} is {width} px too wide"
    prefix = page.url.split("/", 3)[3][:3]
    expected = prefix[:2] if prefix in {"ru/", "en/"} else "kk"
    assert page.evaluate("document.documentElement.lang") == expected
    return page


def _axe() -> str:
    """axe-core handed over by the debugger, since the page's own policy lets no script in."""
    return (
        "async (options) => {"
        + AXE.read_text(encoding="utf-8")
        + "; const found = await window.axe.run(document, options);"
        " return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')); }"
    )
