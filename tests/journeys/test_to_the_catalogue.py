"""From the Commission's decision to the published card: chair, operator, supplier, integrator, ministry."""

from playwright.sync_api import expect

from tests.journeys.checks import sound
from tests.journeys.people import (
    FARM_HEAD,
    FILES,
    INTEGRATOR,
    MINISTRY,
    OPERATOR,
    STRANGER,
    SUPPLIER,
)

DOSSIER_READY = 22  # place of the demo's case that waits for the decision of clause 85
ENTRY = {
    "name_kk": "Фитосанитариялық сертификат",
    "name_ru": "Фитосанитарный сертификат",
    "name_en": "Phytosanitary certificate",
    "purpose_kk": "Фитосанитариялық сертификаттарды электрондық түрде беру.",
    "purpose_ru": "Выдача фитосанитарных сертификатов в электронном виде.",
    "purpose_en": "Issues phytosanitary certificates electronically.",
}


def test_a_service_goes_from_the_decision_to_its_public_card(sit_down, portal):
    number = portal.case(DOSSIER_READY)
    case = f"/cases/{number}/"
    work = f"{case}commissioning/"
    operator, supplier = sit_down(OPERATOR), sit_down(SUPPLIER, language="ru")
    integrator, ministry = sit_down(INTEGRATOR), sit_down(MINISTRY, language="ru")
    visitor = sit_down(width=360)
    assert sit_down(STRANGER).goto(work).status == 404

    operator.goto(f"{work}protocol/")  # before the Commission has decided nobody signs
    expect(operator.locator("main form.step-form")).to_have_count(0)

    chair = sit_down(FARM_HEAD)
    chair.goto(f"{case}testing/dossier/")
    sound(chair)
    chair.fill(
        "[name=minutes]", "Комиссия құжаттарды тыңдап, АК-қызметті қалыптастыруға шешім қабылдады."
    )
    chair.click("main button[value=decide_formation]")
    chair.locator("main button[name=confirm]").wait_for()
    sound(chair)
    chair.click("main button[name=confirm]")
    chair.wait_for_url("**/cases/*/")

    # What is typed survives a file that nobody takes.
    operator.goto(f"{work}documentation/")
    sound(operator)
    operator.fill("[name=documents]", "Пайдаланушы нұсқаулығы, 1.0")
    operator.set_input_files(
        "[name=file-upload]",
        {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x90\x00" * 64},
    )
    operator.click("main form.step-form .ds-button >> nth=0")
    operator.locator(".portal-errors").first.wait_for()
    expect(operator.locator("[name=documents]")).to_have_value("Пайдаланушы нұсқаулығы, 1.0")
    sound(operator)
    operator.set_input_files("[name=file-upload]", FILES / "system-passport.pdf")
    operator.click("main form.step-form .ds-button >> nth=0")
    operator.wait_for_url("**/commissioning/")

    for person, prefix in ((operator, ""), (supplier, "/ru")):
        person.goto(f"{prefix}{work}protocol/")
        sound(person)
        person.click("main form.step-form .ds-button >> nth=0")
        person.wait_for_url("**/commissioning/")
    sound(supplier)

    operator.goto(f"{work}notice/")
    sound(operator)
    operator.click("main form.step-form .ds-button >> nth=0")  # the portal's own copy is chosen
    operator.wait_for_url("**/commissioning/")
    integrator.goto(f"{work}ministry/")
    sound(integrator)
    integrator.click("main form.step-form .ds-button >> nth=0")
    integrator.wait_for_url("**/commissioning/")

    ministry.goto(f"/ru{work}entry/")
    sound(ministry)
    for name, value in ENTRY.items():
        ministry.fill(f"[name={name}]", value)
    ministry.click("main form.step-form .ds-button >> nth=0")
    ministry.wait_for_url("**/commissioning/")
    sound(ministry)

    visitor.goto("/catalogue/?text=сертификаттарды")  # another form of the word
    visitor.click(f"main a:has-text('{ENTRY['name_kk']}')")
    visitor.wait_for_url("**/catalogue/*/")
    expect(visitor.locator("main")).to_contain_text(ENTRY["purpose_kk"])
    expect(visitor.locator("main")).to_contain_text("Тұмар Код")
    sound(visitor)
