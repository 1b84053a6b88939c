"""Files that come with a section."""

import json
import uuid
from datetime import timedelta

import pytest
from django.conf import settings

from portal.documents.actions import sweep_orphans
from portal.documents.models import Document
from portal.workdays import clock
from requests_app import drafting
from requests_app.actions import discard_draft, save_draft, start_draft
from tests.requests_app.annex import UPLOAD, address, documented, fresh, pdf, send

pytestmark = pytest.mark.django_db
KEY, FIELD = "documentation", "documentation-rows-0-file"


def post(page, draft, *, row=None, **more):
    return send(page, draft, KEY, documented(**(row or {}))[KEY], **more)


def upload(page, draft, **data):
    return page.post(address(draft, "upload", KEY), {"field": FIELD} | data)


def test_kinds_and_size_are_said_beforehand(page, draft):
    shown = page.get(address(draft, "section", KEY)).content.decode()
    assert f"PDF, DOCX, XLSX, PNG, JPEG, up to {settings.FILE_LIMIT_BYTES // 1024**2} MB" in shown
    assert f'data-limit="{settings.FILE_LIMIT_BYTES}"' in shown
    assert 'accept=".pdf' in shown


def test_a_file_comes_with_the_form_and_is_kept(page, draft, officer):
    assert post(page, draft, **{UPLOAD: pdf()}).status_code == 302
    document = Document.objects.get()
    assert document.organisation_id == officer.organisation_id
    assert fresh(draft).sections[KEY]["rows"][0]["file"] == str(document.key)
    assert "tz.pdf" in page.get(address(draft, "section", KEY)).content.decode()


def test_a_draft_holds_on_to_its_files(page, draft, at):
    post(page, draft, **{UPLOAD: pdf()})
    later = clock.now() + timedelta(days=30)
    at(later.strftime("%Y-%m-%d %H:%M"))
    assert sweep_orphans() == 0
    assert Document.objects.exists()


def test_the_files_of_a_discarded_draft_are_orphans_again(page, draft, officer, at):
    post(page, draft, **{UPLOAD: pdf()})
    discard_draft(fresh(draft), actor=officer, version=fresh(draft).version)
    at((clock.now() + timedelta(days=30)).strftime("%Y-%m-%d %H:%M"))
    assert sweep_orphans() == 1
    assert not Document.objects.exists()


def test_a_file_that_another_draft_names_outlives_the_discarded_one(page, draft, officer, at):
    post(page, draft, **{UPLOAD: pdf()})
    other = start_draft(type(draft), actor=officer, language="kk")
    save_draft(other, {KEY: fresh(draft).sections[KEY]}, actor=officer, version=other.version)
    discard_draft(fresh(draft), actor=officer, version=fresh(draft).version)
    at((clock.now() + timedelta(days=30)).strftime("%Y-%m-%d %H:%M"))
    assert sweep_orphans() == 0


def test_a_draft_is_never_saved_without_its_hold_on_the_files(page, draft, monkeypatch):
    """A process that dies in between must not leave a draft whose files are swept away."""

    def dies(annex, sections, filer):
        raise MemoryError

    monkeypatch.setattr(drafting, "keep_with_draft", dies)
    with pytest.raises(MemoryError):
        post(page, draft, **{UPLOAD: pdf()})
    assert fresh(draft).version == draft.version


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00 a program"])
def test_a_bad_file_never_loses_the_form(page, draft, content):
    answer = post(page, draft, **{UPLOAD: pdf(content=content)})
    assert answer.status_code == 422
    assert [problem.path for problem in answer.context["problems"]] == [FIELD]
    assert fresh(draft).sections[KEY] == documented()[KEY]


def test_a_file_can_be_taken_out_of_its_row(page, draft):
    post(page, draft, **{UPLOAD: pdf()})
    kept = fresh(draft).sections[KEY]
    answer = send(page, draft, KEY, kept, drop=FIELD)
    assert answer.status_code == 200
    assert "tz.pdf" not in answer.content.decode()
    assert fresh(draft).sections[KEY] == kept


def test_the_file_of_another_body_is_no_file(page, draft, people):
    stranger = people("tourism-ministry")
    other = Document.objects.create(
        name="x.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
        organisation=stranger.organisation, uploaded_by=stranger.user, uploaded_at=clock.now(),
    )  # fmt: skip
    for key in (str(other.key), str(uuid.uuid4()), "nonsense"):
        post(page, draft, row={"file": key})
        answer = page.get(address(draft, "section", KEY) + "?check=1")
        assert [each.path for each in answer.context["problems"]] == [FIELD]
        assert "x.pdf" not in answer.content.decode()


def test_a_file_sent_in_the_background_comes_back_as_its_field(page, draft):
    answer = upload(page, draft, upload=pdf())
    assert answer.status_code == 200
    html = json.loads(answer.content)["html"]
    assert str(Document.objects.get().key) in html
    assert f'name="{FIELD}"' in html
    assert "tz.pdf" in html


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"upload": pdf(content=b"MZ\x90\x00 a program")}, 422), ({"upload": pdf(content=b"")}, 422),
        ({}, 422), ({"upload": pdf(), "field": "documentation-rows-0-title"}, 400),
        ({"upload": pdf(), "field": "goal-tasks-0-text"}, 400), ({"upload": pdf(), "field": ""}, 400),
    ],
)  # fmt: skip
def test_a_bad_file_in_the_background_is_refused_in_words(page, draft, data, status):
    answer = upload(page, draft, **data)
    assert answer.status_code == status
    assert status == 400 or json.loads(answer.content)["message"]
    assert not Document.objects.exists()


def test_nobody_else_sends_files_to_a_draft(sign_in, draft):
    assert upload(sign_in("tourism-ministry"), draft, upload=pdf()).status_code == 404
    assert not Document.objects.exists()
