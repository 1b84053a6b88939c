"""A file as an answer: its key travels with the form."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from portal.documents.actions import store
from portal.documents.fields import DocumentField
from tests.documents.test_documents import PDF


class ActForm(forms.Form):
    act = DocumentField(label="Act", missing="Attach the act.")
    sheet = DocumentField(label="Sheet", required=False)


@pytest.fixture
def document(people):
    return store(SimpleUploadedFile("акт.pdf", PDF), actor=people("supplier"))


def test_the_key_of_a_kept_file_is_that_document(document):
    form = ActForm({"act": str(document.key), "sheet": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"act": document, "sheet": None}


def test_a_document_itself_is_taken_as_it_is(document):
    assert ActForm({"act": document}).is_valid()


@pytest.mark.parametrize("key", ["", None])
def test_without_a_file_the_message_is_that_of_the_field(db, key):
    form = ActForm({"act": key})
    assert form.errors["act"] == ["Attach the act."]


@pytest.mark.parametrize("key", ["0b0c1a56-1111-4111-8111-111111111111", "1", "../акт.pdf"])
def test_an_unknown_key_asks_for_the_file_again(db, key):
    form = ActForm({"act": key})
    assert form.errors["act"] == ["The file is not there any more. Attach it again."]


def test_a_file_sent_now_comes_before_the_one_kept_earlier(document):
    upload = SimpleUploadedFile("жаңа.pdf", PDF)
    widget = ActForm.base_fields["act"].widget
    files = MultiValueDict({"act-upload": [upload]})
    assert widget.value_from_datadict({"act": str(document.key)}, files, "act") is upload
    assert widget.value_from_datadict({"act": str(document.key)}, {}, "act") == str(document.key)


def test_a_kept_file_is_shown_with_its_name_and_its_key(document, settings):
    shown = str(ActForm({"act": str(document.key)})["act"])
    assert f'name="act" value="{document.key}"' in shown
    assert "акт.pdf" in shown
    assert 'name="act-upload"' in shown
    assert f'data-limit="{settings.FILE_LIMIT_BYTES}"' in shown


def test_a_form_with_a_file_is_sent_in_parts(db):
    assert ActForm().is_multipart()
    assert "акт.pdf" not in str(ActForm({"act": "1"})["act"])


def test_what_may_be_attached_is_said_before_choosing():
    assert "PDF, DOCX, XLSX, PNG, JPEG, up to 20 MB" in str(DocumentField().help_text)
