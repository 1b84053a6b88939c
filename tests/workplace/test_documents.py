"""Fetching files: by right, under their own name, never shown as a page."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.documents.actions import mark_attached, store
from portal.workdays import clock
from portal.workflow.models import Attachment
from tests import journey

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
NAME = "Техникалық тапсырма.pdf"


@pytest.fixture
def document(people, at):
    at("2026-03-16 10:00")
    return store(SimpleUploadedFile(NAME, PDF), actor=people("health-ministry"))


def fetch(client, document):
    return client.get(f"/en/documents/{document.key}/")


def attach(document, record) -> None:
    Attachment.objects.create(record_id=record.pk, document=document)
    mark_attached([document], at=clock.now())


def test_it_comes_as_a_file_with_its_own_name(as_, document):
    response = fetch(as_("health-ministry"), document)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(NAME)}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_what_is_not_attached_yet_is_for_the_organisation_that_uploaded_it(as_, document):
    assert fetch(as_("health-ministry/2"), document).status_code == 200
    for who in ("almaty-akimat", "ministry", "integrator"):
        assert fetch(as_(who), document).status_code == 404


def test_what_is_attached_follows_the_right_to_the_record(as_, document):
    attach(document, journey.filed())
    for who in ("health-ministry", "ministry", "integrator"):
        assert fetch(as_(who), document).status_code == 200
    for who in ("tourism-ministry", "almaty-akimat", "supplier"):
        assert fetch(as_(who), document).status_code == 404


def test_what_hangs_on_a_hidden_draft_is_hidden(as_, document):
    request = journey.under_review()
    attach(document, journey.conclusion_of(request))
    assert fetch(as_("integrator"), document).status_code == 200
    for who in ("health-ministry", "ministry"):
        assert fetch(as_(who), document).status_code == 404


def test_nobody_fetches_without_signing_in(client, document):
    assert fetch(client, document).status_code == 302


def test_a_key_that_no_file_has_is_not_found(as_, document):
    address = "/en/documents/00000000-0000-0000-0000-000000000000/"
    assert as_("health-ministry").get(address).status_code == 404
