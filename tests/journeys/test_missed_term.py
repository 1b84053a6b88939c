"""A term runs out while a real worker and beat run: the sweep marks it, people are told."""

from playwright.sync_api import expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    BODY,
    INTEGRATOR,
    MINISTRY,
    decide,
    file_anew,
    take,
    write_conclusion,
)


def test_the_sweep_marks_a_missed_term(sit_down, portal):
    body = sit_down(BODY)
    body.goto("/requests/start/")
    earlier = body.locator("[name=earlier] option").nth(1).get_attribute("value")
    case = f"/cases/{file_anew(body, earlier, 'Мерзімі өтетін функция')}/"
    integrator = sit_down(INTEGRATOR)
    take(integrator, f"{case}request/accept/")
    write_conclusion(integrator, case)
    head = sit_down("head@digital.demo.example")
    ministry = sit_down(MINISTRY)
    portal.move_clock("11 days")
    try:
        for _ in range(90):  # beat pokes each minute
            head.goto("/notifications/")
            if head.locator("main", has_text=case.split("/")[2]).count():
                text = head.locator("main").inner_text()
                if text.count(case.split("/")[2]) >= 2:
                    break
            head.wait_for_timeout(1000)
        ministry.goto(case)
        expect(ministry.locator("[data-obligation-state=missed]").first).to_be_visible()
        sound(ministry)
        sound(head)
        decide(ministry, case, "refuse", "Мерзімі өткеннен кейінгі шешім")
        expect(ministry.locator("[data-obligation-state=met_late]").first).to_be_visible()
    finally:
        portal.move_clock("0 days")
