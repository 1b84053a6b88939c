"""With the keyboard alone: from the front page to a saved section of a draft."""

from playwright.sync_api import Page, expect

from tests.journeys.checks import sound
from tests.journeys.people import BODY

# Where the focus is, whether it can be seen there, and whether it is what is looked for.
FOCUS = """wanted => {
    const at = document.activeElement;
    if (!at || at === document.body) return {lost: true};
    const box = at.getBoundingClientRect();
    // A radio wears its ring around its words too; the skip link is there only while it has the focus.
    const ringed = at.matches('.portal-skip') || [at, at.parentElement].some((part) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(part);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
        lost: false,
        name: at.outerHTML.slice(0, 160),
        seen: box.width > 0 && box.height > 0 && inside && ringed,
        found: at.matches(wanted),
    };
}"""
FARTHEST = 60


def test_a_section_is_written_with_the_keyboard_alone(sit_down, portal):
    page = sit_down(language="ru")
    press = page.keyboard.press
    page.goto("/ru/")
    press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    press("Enter")
    _tab_to(page, "main a[href$='/sign-in/']")
    press("Enter")
    page.wait_for_url("**/sign-in/**")
    _tab_to(page, "[name=login]")
    page.keyboard.type(BODY)
    _tab_to(page, "[name=password]")
    page.keyboard.type(portal.password)
    press("Enter")
    page.wait_for_url("**/work/")

    _tab_to(page, "main a[href$='/requests/start/']")
    press("Enter")
    page.wait_for_url("**/requests/start/")
    _send_too_early(page)
    # The link of the summary leads to the first of the questions that were not answered.
    _tab_to(page, "#error-summary a")
    press("Enter")
    expect(page.locator("[name=scope-object] >> nth=0")).to_be_focused()
    press("Space")
    _tab_to(page, "[name=scope-holds_secrets]")
    press("ArrowDown")
    expect(page.locator("[name=scope-holds_secrets][value=no]")).to_be_checked()
    _tab_to(page, "main form button[type=submit]")
    press("Enter")
    page.wait_for_url("**/requests/drafts/*/")
    draft = page.url

    _tab_to(page, "a[href*='/existing_systems/']")
    press("Enter")
    page.wait_for_url("**/existing_systems/")
    _write_systems(page)
    _tab_to(page, ".annex-actions [value=list]")
    press("Enter")
    page.wait_for_url(draft)
    sound(page)

    _tab_to(page, "a[href*='/existing_systems/']")
    press("Enter")
    page.wait_for_url("**/existing_systems/**")
    expect(page.locator("[name=existing_systems-systems-0-name]")).to_have_value("Вторая система")
    expect(page.locator("[name=existing_systems-extent][value=partial]")).to_be_checked()


def _send_too_early(page: Page) -> None:
    """The focus goes to what is wrong."""
    _tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#error-summary")).to_be_focused()
    sound(page)


def _write_systems(page: Page) -> None:
    """Radios by arrows, a list by Space and letters, rows added and removed; the focus follows."""
    press, write = page.keyboard.press, page.keyboard.type
    _tab_to(page, "[name=existing_systems-extent]")
    while not page.locator("[name=existing_systems-extent][value=partial]").is_checked():
        press("ArrowDown")
    for number, name in enumerate(("Первая система", "Вторая система")):
        row = f"existing_systems-systems-{number}"
        if number:
            _tab_to(page, "button[name=add]")
            press("Enter")
            expect(page.locator(f"[name={row}-name]")).to_be_focused()
        else:
            _tab_to(page, f"[name={row}-name]")
        write(name)
        _tab_to(page, f"[name={row}-type]")
        press("ArrowDown")
        _tab_to(page, f"[name={row}-owner]")
        write("Министерство здравоохранения")
    _tab_to(page, "button[name=remove][value$='-0']", key="Shift+Tab")
    press("Enter")
    expect(page.locator("[name=existing_systems-systems-0-name]")).to_be_focused()
    expect(page.locator("[name=existing_systems-systems-0-name]")).to_have_value("Вторая система")


def _tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press until there; on the way the focus is always somewhere, and can be seen."""
    for _ in range(FARTHEST):
        page.keyboard.press(key)
        at = page.evaluate(FOCUS, wanted)
        assert not at["lost"], f"{page.url}: the focus is lost on the way to {wanted}"
        assert at["seen"], f"{page.url}: the focus cannot be seen on {at['name']}"
        if at["found"]:
            return
    raise AssertionError(f"{page.url}: {wanted} is not reached")
