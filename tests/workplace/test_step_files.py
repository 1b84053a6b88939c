"""A file on the page of a step: nothing that was typed or chosen is lost by an error."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.documents.models import Document
from tests.documents.test_documents import PDF
from tests.procurement import operation

NUMBER = "41-С"


@pytest.fixture(scope="module", autouse=True)
def allocated(django_db_setup, django_db_blocker):
    with operation.once(django_db_blocker, lambda: operation.until(operation.ALLOCATED)):
        yield


@pytest.fixture
def testing(db):
    return operation.testing()


def send(client, testing, upload=None, **said):
    data = {"version": testing.version, "number": NUMBER, "tested": "product", "result": "positive"}
    data |= said
    if upload is not None:
        data["act_file-upload"] = SimpleUploadedFile(*upload)
    address = f"/en/cases/{testing.project.number}/testing/record_security_test/"
    return client.post(address, data)


def key_in(page: str) -> str:
    return re.search('name="act_file" value="([^"]*)"', page)[1]


def test_a_file_is_kept_while_another_answer_is_corrected(as_, testing):
    client = as_("supplier")
    response = send(client, testing, ("акт.pdf", PDF), date="14.13.2026")
    page = response.content.decode()
    assert response.status_code == 422
    assert NUMBER in page
    assert "акт.pdf" in page
    document = Document.objects.get(key=key_in(page))
    assert document.name == "акт.pdf"
    again = send(client, testing, date="14.05.2026", act_file=key_in(page))
    assert again.status_code == 302
    assert operation.testing().security_act == document


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (("акт.exe", b"MZ" + bytes(90)), "Files of this kind cannot be attached."),
        (("акт.pdf", b"GIF89a" + bytes(90)), "Files of this kind cannot be attached."),
        (("акт.pdf", b""), "The file is empty."),
    ],
)
def test_a_file_that_is_not_taken_leaves_everything_typed(as_, testing, upload, message):
    response = send(as_("supplier"), testing, upload, date="14.05.2026")
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert NUMBER in page
    assert "14.05.2026" in page
    assert operation.testing().state == "environment_allocated"


def test_a_file_that_is_too_large_is_named_with_the_limit(as_, testing, settings):
    settings.FILE_LIMIT_BYTES = 1024**2
    big = PDF + bytes(1024**2)
    page = send(as_("supplier"), testing, ("акт.pdf", big), date="14.05.2026").content.decode()
    assert "The file is larger than 1 MB." in page
    assert NUMBER in page


def test_a_wrong_file_does_not_push_out_the_one_that_was_kept(as_, testing):
    client = as_("supplier")
    page = send(client, testing, ("акт.pdf", PDF), date="x").content.decode()
    key = key_in(page)
    page = send(
        client, testing, ("зиян.exe", b"MZ" + bytes(90)), date="14.05.2026", act_file=key
    ).content.decode()
    assert key_in(page) == key
    assert send(client, testing, date="14.05.2026", act_file=key).status_code == 302


def test_the_file_of_somebody_else_is_no_file(as_, testing):
    page = send(as_("operator"), testing, ("бөтен.pdf", PDF), date="x").content.decode()
    page = send(as_("supplier"), testing, date="14.05.2026", act_file=key_in(page)).content.decode()
    assert "The file is not there any more. Attach it again." in page
    assert NUMBER in page
