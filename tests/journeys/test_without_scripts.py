"""Annex 1 from the start to the receipts in a browser that runs no scripts, in English, 360 px wide."""

from playwright.sync_api import Page, expect

from tests.journeys.people import (
    BODY,
    FILES,
    file_draft,
    fill_annex,
    go_on,
    path_of,
    start_draft,
)

PROGRAMME = {
    "name": "study.pdf",
    "mimeType": "application/pdf",
    "buffer": b"MZ\x90\x00" + b"\0" * 200,
}
ROW = "documentation-rows-0"


def test_a_request_is_filed_without_scripts(sit_down):
    page = sit_down(BODY, language="en", width=360, scripts=False)
    draft = start_draft(page, "/en")
    fill_annex(page, draft)
    _rows_more_and_less(page, draft)
    _a_wrong_file_loses_nothing(page, draft)
    assert "АСМ-" in file_draft(page, draft)


def _rows_more_and_less(page: Page, draft: str) -> None:
    """Buttons of rows are answered by a page that holds all that was typed and saves nothing."""
    page.goto(f"{draft}goal/")
    tasks = page.locator("textarea[name^=goal-tasks-]")
    before = tasks.evaluate_all("fields => fields.map(field => field.value)")
    page.click("button[name=add][value=goal-tasks]")
    expect(tasks).to_have_count(len(before) + 1)
    tasks.last.fill("The last task")
    page.click("button[name=remove][value=goal-tasks-0]")
    expect(tasks).to_have_count(len(before))
    after = tasks.evaluate_all("fields => fields.map(field => field.value)")
    assert after == [*before[1:], "The last task"]
    go_on(page, "list")
    page.goto(f"{draft}goal/")
    expect(tasks.last).to_have_value("The last task")


def _a_wrong_file_loses_nothing(page: Page, draft: str) -> None:
    page.goto(f"{draft}documentation/")
    page.check("[name=documentation-has_documentation][value=yes]")
    page.select_option(f"[name={ROW}-kind]", index=1)
    page.fill(f"[name={ROW}-title]", "Feasibility study")
    page.fill(f"[name={ROW}-date]", "15.01.2026")
    page.set_input_files(f"[name={ROW}-file-upload]", PROGRAMME)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.click(".annex-actions [value=list]")
    assert answered.value.status == 422
    expect(page.locator(f"#error-summary a[href*='{ROW}-file']")).to_have_count(1)
    expect(page.locator(f"[name={ROW}-title]")).to_have_value("Feasibility study")
    expect(page.locator(f"[name={ROW}-date]")).to_have_value("15.01.2026")
    expect(page.locator("[name=documentation-has_documentation][value=yes]")).to_be_checked()

    page.set_input_files(f"[name={ROW}-file-upload]", FILES / "feasibility-study.pdf")
    go_on(page, "list")
    assert path_of(page) == draft
    page.goto(f"{draft}documentation/")
    expect(page.locator(f"[data-field='{ROW}-file'] .portal-file a")).to_contain_text(
        "feasibility-study.pdf"
    )
