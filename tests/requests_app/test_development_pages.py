"""The pages of a development: nothing typed is lost, nothing goes out unread (clauses 90-92)."""

import io
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from portal.documents.models import Document
from portal.workdays import clock
from requests_app.models import DevelopmentRequest
from tests import cast, journey

from . import development as made
from .papers import facts_of, texts_of

CASE = f"/en/cases/{quote(made.NUMBER)}/"
START, ASK = f"{CASE}development/start/", f"{CASE}development/"
CONCLUSION, DISCUSSION = f"{CASE}development/conclusion/", f"{CASE}development/discussion/"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def service(db):
    return made.service()


def the_one() -> DevelopmentRequest:
    return DevelopmentRequest.objects.get()


def text_of(response) -> str:
    return response.content.decode()


def send(client, address, record, button, data, **more):
    return client.post(address, data | {"version": record.version, button: "1"}, **more)


def test_the_customer_finds_the_way_from_the_case_and_others_do_not(sign_in, service):
    assert START in text_of(sign_in("health-ministry").get(CASE))
    assert START not in text_of(sign_in("operator").get(CASE))
    assert "asked for by its customer" in text_of(sign_in("operator").get(START))
    assert sign_in("tourism-ministry").get(START).status_code == 404


def test_the_questions_of_clause_3_come_first(page, service):
    assert page.post(START, {"language": "kk"}).status_code == 422
    secret = page.post(START, {"holds_secrets": "yes", "language": "kk"})
    assert secret.status_code == 422
    assert "Nothing of what you answered was stored." in text_of(secret)
    assert not DevelopmentRequest.objects.exists()
    started = page.post(START, {"holds_secrets": "no", "language": "ru"})
    assert (started.status_code, started["Location"]) == (302, ASK)
    assert (the_one().language, the_one().scope) == ("ru", {"holds_secrets": "no"})
    assert page.get(START)["Location"] == ASK


def test_a_draft_is_saved_as_typed_and_is_nobody_elses(page, sign_in, service):
    record = made.draft(service)
    assert send(page, ASK, record, "save", {"what": "Есептілік"}).status_code == 302
    assert "Есептілік</textarea>" in text_of(page.get(ASK))
    assert "Go on writing" in text_of(page.get(CASE))
    assert sign_in("integrator").get(ASK).status_code == 404


def test_errors_stand_at_the_fields_and_what_was_typed_is_kept(page, service):
    record = made.draft(service)
    response = send(page, ASK, record, "preview", made.ANSWERS | {"why": "", "effect": " "})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"why", "effect"}
    assert the_one().answers["what"] == made.ANSWERS["what"]
    assert the_one().state == "draft"


def test_a_file_that_is_taken_stays_and_one_that_is_not_says_why(page, service):
    record = made.draft(service)
    files = {
        "description-upload": SimpleUploadedFile("description.pdf", PDF),
        "calculation-upload": SimpleUploadedFile("calculation.pdf", b"MZ not a document"),
    }
    response = page.post(ASK, made.ANSWERS | files | {"version": record.version, "preview": "1"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["calculation"]
    document = Document.objects.get(name="description.pdf")
    assert the_one().answers["description"] == str(document.key)
    assert document.attached_at  # no orphan, however long the draft waits


def test_the_request_is_read_before_it_is_sent_and_sent_once(page, sign_in, service):
    record = made.draft(service)
    preview = send(page, ASK, record, "preview", made.ANSWERS)
    paper = preview.context["paper"]
    assert paper.draft
    assert [to.name for to in paper.addressees][1].endswith("(көшірме)")
    assert made.ANSWERS["effect"] in texts_of(paper)
    record = the_one()
    assert record.state == "draft"
    for _press in range(2):
        assert send(page, ASK, record, "send", made.ANSWERS)["Location"] == CASE
    assert DevelopmentRequest.objects.get().deliveries.count() == 2
    case = text_of(sign_in("ministry").get(CASE))
    assert made.ANSWERS["functions"] in case
    assert "The request as it was sent" in case


def test_back_from_the_preview_everything_is_kept(page, service):
    record = made.draft(service)
    form = send(page, ASK, record, "edit", made.ANSWERS).context["form"]
    assert {name: form[name].value() for name in made.ANSWERS} == made.ANSWERS


def test_a_colleague_who_saved_meanwhile_is_never_overwritten(page, service):
    record = made.draft(service)
    send(page, ASK, record, "save", {"what": "Бірінші"})
    response = send(page, ASK, record, "save", {"what": "Екінші"})
    assert response.status_code == 409
    assert "Екінші</textarea>" in text_of(response)
    assert the_one().answers["what"] == "Бірінші"


def test_a_draft_is_thrown_away_with_its_files(page, service):
    record = made.draft(service)
    upload = {"description-upload": SimpleUploadedFile("description.pdf", PDF)}
    page.post(ASK, {"version": record.version, "save": "1"} | upload)
    assert "cannot be brought back" in text_of(page.get(f"{ASK}discard/"))
    page.post(f"{ASK}discard/", {"version": the_one().version})
    assert not DevelopmentRequest.objects.exists()
    assert Document.objects.get().attached_at is None


def test_an_offer_is_corrected_from_what_it_says(sign_in, service):
    record = journey.done(made.submitted(service), "add_price_offer", "supplier", **made.OFFER)
    address = f"{CASE}development/add_price_offer/"
    assert "36400000.50" in text_of(sign_in("supplier").get(address))
    assert "36400000.50" not in text_of(sign_in("operator").get(address))
    client = sign_in("supplier")
    assert send(client, address, record, "go", made.OFFER | {"amount": "?"}).status_code == 422
    assert send(client, address, record, "go", made.OFFER | {"amount": "1 000"}).status_code == 302
    assert the_one().offer_of(cast.organisation("supplier").pk)["amount"] == "1000.00"


def test_the_conclusion_says_what_is_missing_then_is_previewed_and_sent(sign_in, service):
    made.submitted(service)
    client = sign_in("integrator")
    waiting = text_of(client.get(CONCLUSION))
    assert "The operator has not given its price offer yet." in waiting
    assert "The supplier has not given its price offer yet." in waiting
    for key in ("operator", "supplier"):
        journey.done(the_one(), "add_price_offer", key, **made.OFFER)
    record = the_one()
    assert client.get(CONCLUSION).status_code == 200
    response = send(client, CONCLUSION, record, "preview", made.CONCLUSION | {"operator_part": ""})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["operator_part"]
    assert made.CONCLUSION["grounds"] in text_of(response)
    paper = send(client, CONCLUSION, record, "preview", made.CONCLUSION).context["paper"]
    assert paper.draft
    assert len(paper.addressees) == 3
    assert the_one().state == "submitted"
    for _press in range(2):
        assert send(client, CONCLUSION, record, "send", made.CONCLUSION)["Location"] == CASE
    assert the_one().state == "analysed"


def test_who_does_not_conclude_reads_the_page_without_the_form(sign_in, service):
    made.offered(service)
    page = sign_in("operator").get(CONCLUSION)
    assert page.status_code == 200
    assert 'name="outcome"' not in text_of(page)


def test_the_minutes_are_written_confirmed_and_changed_on_one_page(sign_in, service):
    record = made.in_discussion(service)
    client = sign_in("integrator")
    bad = send(client, DISCUSSION, record, "write", made.DECISIONS | {"replace_supplier": ""})
    assert bad.status_code == 422
    assert list(bad.context["form"].errors) == ["replace_supplier"]
    assert made.DECISIONS["minutes"] in text_of(bad)
    assert send(client, DISCUSSION, record, "write", made.DECISIONS).status_code == 302
    record = the_one()
    client = sign_in("ministry")
    assert 'name="confirm"' in text_of(client.get(DISCUSSION))
    for _press in range(2):
        assert send(client, DISCUSSION, record, "confirm", {}).status_code == 302
    assert 'name="confirm"' not in text_of(client.get(DISCUSSION))
    record = the_one()
    assert list(record.confirmations) == ["authorised_body"]
    send(sign_in("integrator"), DISCUSSION, record, "write", made.DECISIONS | {"develop": "no"})
    assert the_one().confirmations == {}


def test_the_second_question_is_not_asked_where_there_is_no_supplier(sign_in, db):
    record = made.in_discussion(made.service(supplier=None))
    client = sign_in("integrator")
    page = text_of(client.get(DISCUSSION))
    assert 'name="replace_supplier"' not in page
    assert "there is no supplier" in page
    data = {"minutes": "Талқыланды.", "develop": "no"}
    assert send(client, DISCUSSION, record, "write", data).status_code == 302
    assert the_one().replace_supplier == ""


def test_a_discussion_that_is_not_opened_has_no_page(sign_in, service):
    made.analysed(service)
    assert sign_in("integrator").get(DISCUSSION).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_three_papers_are_pages_and_pdf(sign_in, service, language):
    record = made.draft(service)
    DevelopmentRequest.objects.filter(pk=record.pk).update(language=language)
    record = journey.done(the_one(), "submit", "health-ministry", **made.ANSWERS)
    for key in ("operator", "supplier"):
        record = journey.done(record, "add_price_offer", key, **made.OFFER)
    record = journey.done(record, "issue_conclusion", "integrator", **made.CONCLUSION)
    today = f"{clock.today():%d.%m.%Y}"
    record = journey.done(record, "open_discussion", "integrator", date=today, **made.MEETING)
    record = journey.done(record, "decide", "integrator", **made.DECISIONS)
    client = sign_in("supplier")
    address = f"{CASE}developments/{record.pk}/"
    assert client.get(f"{address}minutes/").status_code == 404  # not confirmed by the three yet
    for key in ("health-ministry", "ministry", "operator"):
        record = journey.done(record, "confirm", key)
    for name in ("request", "conclusion", "minutes"):
        page = client.get(f"{address}{name}/")
        paper = page.context["paper"]
        assert paper.number in text_of(page)
        assert (paper.language, paper.draft) == (language, False)
        pdf = client.get(f"{address}{name}.pdf")
        assert pdf["Content-Type"] == "application/pdf"
        said = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf.content)).pages)
        assert paper.number in said.replace("\xa0", " ")
    assert len(paper.signatures) == 4
    assert len(paper.receipts) == 3
    assert client.get(f"{address}nothing/").status_code == 404
    assert sign_in("tourism-ministry").get(f"{address}request/").status_code == 404
    assert facts_of(paper)[0][1].startswith("Электрондық жолдама")


def test_the_case_file_shows_all_of_it(sign_in, service):
    record = made.with_minutes(service)
    client = sign_in("ministry")
    client.get(CASE)
    page = text_of(client.get(CASE))
    for said in (record.conclusion_number, made.CONCLUSION["grounds"], "Confirm the minutes"):
        assert said in page
    assert "Give a price offer for the development" in page  # in the history
