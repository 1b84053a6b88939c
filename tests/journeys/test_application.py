"""A supplier files Annex 2; the state body that it names reads it, others do not."""

from playwright.sync_api import expect

from tests.journey import annex
from tests.journeys.checks import sound
from tests.journeys.people import (
    AGRICULTURE,
    BODY,
    INTEGRATOR,
    SUPPLIER,
    file_draft,
    fill_annex,
    start_draft,
)


def test_a_supplier_applies_and_the_named_state_body_reads_it(sit_down):
    application = annex("annex2/telemedicine")
    supplier = sit_down(SUPPLIER, language="ru")
    supplier.goto("/ru/requests/start/")  # Annex 1 is not theirs
    expect(supplier.locator("main form")).to_have_count(0)
    sound(supplier)
    supplier.click("main a[href$='/applications/start/']")
    draft = start_draft(supplier, "/ru", scope=application["scope"], apply=True)
    fill_annex(supplier, draft, application)
    case = f"/cases/{file_draft(supplier, draft)}/"

    title = " ".join(application["function"]["function_name"].split())
    body = sit_down(BODY)
    integrator = sit_down(INTEGRATOR, language="en")
    for reader, prefix in ((body, ""), (integrator, "/en")):
        assert reader.goto(f"{prefix}{case}").status == 200
        expect(reader.locator("main")).to_contain_text(title)
        expect(reader.locator("main")).to_contain_text("telemedicine-description.pdf")
        sound(reader)
    expect(body.locator("main a[href$='/application/accept/']")).to_have_count(0)
    expect(integrator.locator("main a[href$='/application/accept/']")).to_have_count(1)
    other = sit_down(AGRICULTURE)
    assert other.goto(case).status == 404
