"""Commissioning: documents, protocol, two notices, Catalogue, strictly in order (86, 87, 87-1, 98)."""

import re
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.models import ICService
from portal.documents.models import Document
from tests.documents.test_documents import PDF
from tests.procurement import operation

NAMES = {
    "name_kk": "Электрондық жолдама", "name_ru": "Электронное направление",
    "name_en": "Electronic referral", "purpose_kk": "Жолдау.", "purpose_ru": "Направление.",
    "purpose_en": "Referral.", "translated": "Министрлік, бас сарапшы",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def decided(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, lambda: operation.until(operation.DECIDED)):
        yield


@pytest.fixture
def record(db):
    return operation.commissioning()


@pytest.fixture
def signed(record):
    record = operation.taken(
        record, "accept_documentation", "operator", documents="Нұсқаулық", remarks="", file=""
    )
    record = operation.taken(record, "sign_protocol", "operator")
    operation.taken(record, "sign_protocol", "supplier")
    return operation.commissioning()


def address(record, page: str = "") -> str:
    return f"/en/cases/{quote(record.project.number)}/commissioning/{page}"


def html(response) -> str:
    return response.content.decode()


def send(client, page: str, **said):
    record = operation.commissioning()
    return client.post(address(record, page), {"version": record.version} | said)


def now(page: str) -> str:
    """The step of the line where the commissioning stands."""
    return re.search('aria-current="step"[^>]*>\\s*<h3[^>]*>([^<]*)', page)[1]


def test_the_line_shows_where_it_stands(as_, record):
    page = html(as_("ministry").get(address(record)))
    assert now(page) == "Technical documentation accepted by the operator"
    assert page.count("not signed yet") == 2
    for title in ("Notice of the operator to the service integrator", "Entry in the Catalogue"):
        assert title in page


def test_documentation_is_accepted_beside_what_the_task_demands(as_, record):
    client = as_("operator")
    page = html(client.get(address(record, "documentation/")))
    assert "What the design task demands to be handed over" in page
    assert "Бастапқы код әрбір нұсқамен бірге" in page
    upload = SimpleUploadedFile("құжаттама.pdf", PDF)
    blank = send(
        client, "documentation/", documents="", remarks="Ескертпе.", **{"file-upload": upload}
    )
    assert blank.status_code == 422
    page = html(blank)
    assert "Ескертпе." in page
    key = re.search('name="file" value="([^"]+)"', page)[1]
    done = send(client, "documentation/", documents="Нұсқаулық", remarks="Ескертпе.", file=key)
    assert done.status_code == 302
    record = operation.commissioning()
    assert record.documentation["file"]["name"] == "құжаттама.pdf"
    page = html(client.get(address(record)))
    assert "құжаттама.pdf" in page
    assert now(page) == "Put into industrial operation by the signed protocol"


def test_the_protocol_is_read_and_signed_by_both_sides(as_, record):
    early = html(as_("supplier").get(address(record, "protocol/")))
    assert "The operator has not accepted the technical documentation of the product yet." in early
    operation.taken(
        record, "accept_documentation", "operator", documents="Нұсқаулық", remarks="", file=""
    )
    page = html(as_("operator").get(address(record, "protocol/")))
    assert "жоба" in page  # a draft until both have signed
    assert "This cannot be undone" in page
    assert send(as_("operator"), "protocol/").status_code == 302
    page = html(as_("supplier").get(address(record, "protocol/")))
    assert operation.actor("operator").user.full_name in page
    assert page.count("not signed yet") == 1
    assert send(as_("supplier"), "protocol/").status_code == 302
    signed = operation.commissioning()
    assert (signed.state, signed.protocol_number != "") == ("protocol_signed", True)
    page = html(as_("operator").get(address(record)))
    assert "not signed yet" not in page
    assert now(page) == "Notice of the operator to the service integrator"
    assert "Running" in page or "running" in page


def test_the_notice_takes_the_copy_that_the_portal_made(as_, signed):
    client = as_("operator")
    page = html(client.get(address(signed, "notice/")))
    assert re.search('name="by_portal"[^>]*checked', page)
    assert signed.protocol_number in page
    words = re.search("<textarea[^>]*>([^<]*)</textarea>", page)[1].strip()
    assert signed.protocol_number in words
    done = send(client, "notice/", by_portal="on", words=words)
    assert done.status_code == 302
    record = operation.commissioning()
    copy = record.protocol_copy
    assert (copy.content_type, copy.uploaded_by) == ("application/pdf", None)
    assert copy.organisation == operation.actor("operator").organisation
    assert copy.attached_at is not None
    assert as_("integrator").get(f"/en/documents/{copy.key}/").status_code == 200


def test_the_same_notice_sent_twice_is_sent_once(as_, signed):
    said = {"version": signed.version, "by_portal": "on", "words": "Бір рет."}
    client = as_("operator")
    assert client.post(address(signed, "notice/"), said).status_code == 302
    assert client.post(address(signed, "notice/"), said).status_code == 302
    assert Document.objects.filter(uploaded_by=None, name__contains="ХАТТАМА").count() <= 1
    assert operation.commissioning().version == signed.version + 1


def test_another_copy_may_be_attached_instead(as_, signed):
    upload = SimpleUploadedFile("көшірме.pdf", PDF)
    done = send(
        as_("operator"), "notice/", by_portal="on", words="", **{"protocol_copy-upload": upload}
    )
    assert done.status_code == 302
    assert operation.commissioning().protocol_copy.name == "көшірме.pdf"


def test_without_a_copy_the_notice_is_refused_under_98(as_, signed):
    response = send(as_("operator"), "notice/", words="Хабарлама мәтіні.")
    page = html(response)
    assert response.status_code == 422
    assert "The notice comes with a copy of the commissioning protocol. Attach it." in page
    assert "Хабарлама мәтіні." in page
    assert not re.search('name="by_portal"[^>]*checked', page)
    assert operation.commissioning().state == "protocol_signed"


def test_nobody_else_makes_a_copy(as_, signed):
    before = Document.objects.count()
    assert send(as_("integrator"), "notice/", by_portal="on", words="").status_code == 422
    assert Document.objects.count() == before


def test_the_ministry_enters_what_the_integrator_notified(as_, signed):
    early = send(as_("ministry"), "entry/", **NAMES)
    assert early.status_code == 422
    assert "The operator has not notified the service integrator yet." in html(early)
    send(as_("operator"), "notice/", by_portal="on", words="")
    page = html(as_("integrator").get(address(signed, "ministry/")))
    assert signed.protocol_number in page
    assert send(as_("integrator"), "ministry/", words="Каталогқа енгізу қажет.").status_code == 302
    page = html(as_("ministry").get(address(signed, "entry/")))
    assert signed.title in re.search('name="name_kk"[^>]*value="([^"]*)"', page)[1]
    assert "Written in: in Kazakh." in page
    assert "АК-қызметін құру" in page  # the purpose of the design task
    missing = send(as_("ministry"), "entry/", **NAMES | {"name_en": ""})
    assert missing.status_code == 422
    assert "Электронное направление" in html(missing)
    assert send(as_("ministry"), "entry/", **NAMES).status_code == 302
    record = operation.commissioning()
    assert record.entry["translated"] == "Министрлік, бас сарапшы"
    assert ICService.objects.get().name_en == "Electronic referral"
    page = html(as_("ministry").get(address(record)))
    assert "aria-current" not in page.split('id="line"')[1]
    assert "The IC service is in the Catalogue" in html(
        as_("health-ministry").get(f"/en/cases/{quote(record.project.number)}/")
    )


@pytest.mark.parametrize(
    "page", ["", "documentation/", "protocol/", "notice/", "ministry/", "entry/"]
)
def test_strangers_see_nothing(as_, record, page):
    assert as_("tourism-ministry").get(address(record, page)).status_code == 404
    assert as_("second-supplier").get(address(record, page)).status_code == 404
