"""A tender in the browser: announced, bid for, opened by the opener's own process, scored, awarded."""

from playwright.sync_api import Page, expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    CITY,
    FARM_HEAD,
    INTEGRATOR,
    INTEGRATOR_HEAD,
    OPERATOR_HEAD,
    SECOND_SUPPLIER,
    STRANGER,
    SUPPLIER,
    take,
)

PREPARING, CLOSED = 18, 15  # places of the demo's cases
FIRST, SECOND = "88 123 457", "91 765 431"
BID = {
    "address": "Астана қ., Тұран даңғылы, 1",
    "bank_details": "KZ00 0000 0000 0000 0000",
    "signatory": "Байқоңырқұмов Алишер Маратұлы, директор",
    "schedule": "Шарт жасалған күннен бастап 8 ай.",
    "experience": "Осындай үш жоба іске асырылды.",
}
PATIENCE = 90_000  # milliseconds; the opener looks every few seconds


def test_a_tender_is_announced_and_two_suppliers_bid(sit_down, portal):
    number = portal.case(PREPARING)
    case, tender = f"/cases/{number}/", f"/tenders/{number}/"
    visitor, integrator = sit_down(width=360), sit_down(INTEGRATOR)
    assert visitor.goto(tender).status == 404  # not before it is announced
    take(sit_down(CITY), f"{case}tender/consent/")
    take(integrator, f"{case}tender/publish/")
    assert visitor.goto(tender).status == 200
    expect(visitor.locator("[data-closes]")).to_be_visible()
    expect(visitor.locator("#task")).to_be_attached()
    sound(visitor)
    announced = visitor.locator("main").inner_text()

    _bid(sit_down(SUPPLIER, language="ru"), f"/ru{tender}", FIRST)
    second = sit_down(SECOND_SUPPLIER, width=360)
    _a_wrong_price_loses_nothing(second, tender)
    _bid(second, tender, SECOND)
    second.goto(f"{tender}bid/")  # it stands; what it says the portal itself cannot tell
    expect(second.locator("main")).not_to_contain_text(SECOND.replace(" ", "\u00a0"))
    sound(second)

    # Nobody else sees any difference.
    visitor.goto(tender)
    assert _without_countdown(visitor.locator("main").inner_text()) == _without_countdown(announced)
    integrator.goto(case)
    for price in (FIRST, SECOND):
        expect(integrator.locator("main")).not_to_contain_text(price.replace(" ", "\u00a0"))
    assert integrator.goto(f"{case}scoring/").status == 404
    sound(integrator)


def test_the_commission_opens_scores_and_awards(sit_down, portal):
    number = portal.case(CLOSED)
    case = f"/cases/{number}/"
    chair = sit_down(FARM_HEAD)
    members = [chair, sit_down(INTEGRATOR_HEAD, language="ru"), sit_down(OPERATOR_HEAD, width=360)]
    assert sit_down(STRANGER).goto(f"{case}opening/").status == 404

    for member in members:
        member.goto(f"{case}opening/")
        sound(member)
        _press(member, "confirm_presence")
        expect(member.locator("form:has([value=confirm_presence])")).to_have_count(0)
    chair.goto(f"{case}opening/")
    _press(chair, "open_bids")
    chair.locator("main button[name=send]").wait_for()
    sound(chair)
    chair.click("main button[name=send]")
    # The opener is a process of its own; the page looks for it, and the sweep does each minute.
    chair.locator("main a.ds-button[href$='/scoring/']").wait_for(timeout=PATIENCE)
    sound(chair)

    for _bid in range(2):
        chair.goto(f"{case}scoring/")
        _press(chair, "admit_bid")
    for member, best in zip(members, (90, 80, 85), strict=True):
        member.goto(f"{case}scoring/")
        sheets = member.locator("form:has([value=score])")
        expect(sheets).to_have_count(2)
        for place in range(2):
            for field in sheets.nth(place).locator("[name^=points-]").all():
                field.fill(str(best - 10 * place))
            sheets.nth(place).locator("button").click()
            member.wait_for_load_state()
        sound(member)

    for page, fields in (("evaluation", {}), ("award", {"readiness_days": "120"})):
        chair.goto(f"{case}{page}/")
        sound(chair)
        for name, value in fields.items():
            chair.fill(f"[name={name}]", value)
        chair.click("main button[name=preview]")
        chair.locator("main button[name=send]").wait_for()
        sound(chair)
        chair.click("main button[name=send]")
        chair.locator("main button[name=send]").wait_for(state="detached")
        sound(chair)

    visitor = sit_down(width=360)
    visitor.goto(f"/tenders/{number}/")
    expect(visitor.locator("main")).to_contain_text("Тұмар Код")
    sound(visitor)
    winner = sit_down(SUPPLIER, language="ru")
    assert winner.goto(f"/ru{case}").status == 200
    sound(winner)
    loser = sit_down(SECOND_SUPPLIER)
    assert loser.goto(case).status == 404  # it reads its own bid, not the case
    loser.goto(f"/tenders/{number}/bid/")
    sound(loser)


def _bid(page: Page, tender: str, price: str) -> None:
    """Write, check, seal; ends on the receipt."""
    page.goto(f"{tender}bid/")
    sound(page)
    _write(page, price)
    page.wait_for_url("**/bid/review/")
    expect(page.locator("main")).to_contain_text(price.replace(" ", "\u00a0"))
    sound(page)
    page.click("main form.tender-part button")
    page.wait_for_url("**/bid/receipt/")
    sound(page)


def _write(page: Page, price: str) -> None:
    for name, value in ({"price": price} | BID).items():
        page.fill(f"[name={name}]", value)
    page.check("[name=source_code]")
    for field in page.locator("[name^=conformity-][name$=-how]").all():
        field.fill("Толық сәйкес келеді.")
    page.click("#bid-form button[value=review]")


def _a_wrong_price_loses_nothing(page: Page, tender: str) -> None:
    page.goto(f"{tender}bid/")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        _write(page, "99 000 000 000")
    assert answered.value.status == 422
    expect(page.locator("[name=price][aria-invalid=true]")).to_have_count(1)
    expect(page.locator("[name=experience]")).to_have_value(BID["experience"])
    sound(page)


def _press(page: Page, step: str) -> None:
    page.locator(f"form:has([value={step}]) button").first.click()
    page.wait_for_load_state()


def _without_countdown(text: str) -> list[str]:
    """What a page says beside the time that is left, which goes on."""
    return [line for line in text.splitlines() if ":" not in line]
