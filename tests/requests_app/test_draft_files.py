"""Files that come with the form."""

import uuid
from datetime import timedelta

import pytest

from portal.documents.actions import sweep_orphans
from portal.documents.models import Document
from portal.workdays import clock
from requests_app.views import draft as view
from tests.requests_app.annex import (
    UPLOAD,
    address,
    documented,
    fresh,
    pdf,
    send,
)

pytestmark = pytest.mark.django_db


def test_a_file_comes_with_the_form_and_is_kept(page, draft, officer):
    answer = send(page, draft, documented(), save="1", **{UPLOAD: pdf()})
    assert answer.status_code == 302
    document = Document.objects.get()
    assert document.organisation_id == officer.organisation_id
    assert fresh(draft).sections["documentation"]["rows"][0]["file"] == str(document.key)
    assert "tz.pdf" in page.get(address(draft)).content.decode()


def test_a_draft_holds_on_to_its_files(page, draft, at):
    send(page, draft, documented(), save="1", **{UPLOAD: pdf()})
    later = clock.now() + timedelta(days=30)
    at(later.strftime("%Y-%m-%d %H:%M"))
    assert sweep_orphans() == 0
    assert Document.objects.exists()


def test_a_draft_is_never_saved_without_its_hold_on_the_files(page, draft, monkeypatch):
    """A process that dies in between must not leave a draft whose files are swept away."""

    def dies(annex, sections, filer):
        raise MemoryError

    monkeypatch.setattr(view, "keep_with_draft", dies)
    with pytest.raises(MemoryError):
        send(page, draft, documented(), save="1", **{UPLOAD: pdf()})
    assert fresh(draft).version == draft.version


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00 a program"])
def test_a_bad_file_never_loses_the_form(page, draft, content):
    answer = send(
        page, draft, documented(), file="1",
        **{UPLOAD: pdf(content=content)},
    )  # fmt: skip
    assert answer.status_code == 422
    assert [problem.path for problem in answer.context["problems"]] == ["documentation-rows-0-file"]
    assert fresh(draft).sections == documented()


def test_a_file_can_be_taken_out_of_its_row(page, draft):
    send(page, draft, documented(), save="1", **{UPLOAD: pdf()})
    kept = fresh(draft)
    answer = send(page, kept, kept.sections, drop="documentation-rows-0-file")
    assert answer.status_code == 200
    assert "tz.pdf" not in answer.content.decode()


def test_the_file_of_another_body_is_no_file(page, draft, people):
    stranger = people("tourism-ministry")
    other = Document.objects.create(
        name="x.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
        organisation=stranger.organisation, uploaded_by=stranger.user, uploaded_at=clock.now(),
    )  # fmt: skip
    for key in (str(other.key), str(uuid.uuid4()), "nonsense"):
        answer = send(page, fresh(draft), documented(file=key), file="1")
        assert [each.path for each in answer.context["problems"]] == ["documentation-rows-0-file"]
        assert "x.pdf" not in answer.content.decode()
