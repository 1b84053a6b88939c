"""Files: judged by content, stored once, forgotten when nothing attached them."""

import io
import threading
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from portal.documents import actions
from portal.documents.actions import path_of, store, sweep_orphans
from portal.documents.content import InvalidFile
from portal.documents.models import Document
from portal.workdays import clock
from tests import cast

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(32)


def docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return buffer.getvalue()


@pytest.fixture
def upload(people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def run(content: bytes, name: str) -> Document:
        return store(SimpleUploadedFile(name, content), actor=people("health-ministry"))

    return run


@pytest.mark.parametrize(
    ("content", "name"),
    [(PDF, "тапсырма.pdf"), (PNG, "сурет.PNG"), (docx(), "құжат.docx"), (xlsx(), "кесте.xlsx")],
)
def test_allowed_kinds_are_known_by_content(upload, content, name):
    document = upload(content, name)
    assert document.name == name
    assert path_of(document.sha256).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "бос.pdf", "empty"),
        (b"MZ\x90\x00" + bytes(100), "setup.exe", "kind"),
        (b"MZ\x90\x00" + bytes(100), "хат.pdf", "kind"),
        (b"<html><script>alert(1)</script></html>", "page.pdf", "kind"),
        (b"just words", "words.docx", "kind"),
        (PNG, "сурет.pdf", "mismatch"),
        (PDF, "noending", "kind"),
    ],
)
def test_other_content_is_refused_whatever_its_name(upload, content, name, code):
    with pytest.raises(InvalidFile) as refused:
        upload(content, name)
    assert refused.value.code == code
    assert not Document.objects.exists()


def test_a_zip_is_not_a_word_document(upload):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("virus.exe", "MZ")
    with pytest.raises(InvalidFile):
        upload(buffer.getvalue(), "құжат.docx")


def _broken(archive: bytes, kind: str) -> bytes:
    directory, end = archive.rindex(b"PK\x01\x02"), archive.rindex(b"PK\x05\x06")
    return {
        "a name that is no text": archive.replace("й".encode(), b"\xff\xfe"),
        "a version to come": archive[: directory + 6] + b"\xff\x00" + archive[directory + 8 :],
        "a directory too long": archive[: end + 12] + b"\xff\xff\xff\x7f" + archive[end + 16 :],
        "half of it": archive[: len(archive) // 2],
    }[kind]


@pytest.mark.parametrize(
    "kind",
    ["a name that is no text", "a version to come", "a directory too long", "half of it"],
)
def test_a_broken_archive_is_refused_and_breaks_nothing(upload, kind):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("й", "")
    with pytest.raises(InvalidFile) as refused:
        upload(_broken(buffer.getvalue(), kind), "құжат.docx")
    assert refused.value.code == "kind"


def test_too_large(upload, settings):
    settings.FILE_LIMIT_BYTES = len(PDF) - 1
    with pytest.raises(InvalidFile) as refused:
        upload(PDF, "a.pdf")
    assert refused.value.code == "too-large"


def test_a_path_in_the_name_goes_nowhere(upload):
    assert upload(PDF, "../../etc/passwd.pdf").name == "passwd.pdf"


def test_the_same_content_is_stored_once_and_outlives_one_of_its_owners(upload, at):
    first = upload(PDF, "a.pdf")
    second = upload(PDF, "b.pdf")
    assert first.sha256 == second.sha256
    Document.objects.filter(pk=second.pk).update(attached_at=clock.now())
    later = clock.now().astimezone(clock.ALMATY) + timedelta(days=8)
    at(later.replace(tzinfo=None).isoformat())
    assert sweep_orphans() == 1
    assert list(Document.objects.all()) == [second]
    assert path_of(second.sha256).exists()


def test_orphans_are_forgotten_after_seven_days_not_before(upload, at):
    document = upload(PDF, "a.pdf")
    assert sweep_orphans() == 0
    later = clock.now().astimezone(clock.ALMATY) + timedelta(days=7, minutes=1)
    at(later.replace(tzinfo=None).isoformat())
    assert sweep_orphans() == 1
    assert not path_of(document.sha256).exists()


def test_a_file_uploaded_again_while_it_is_forgotten_stays(
    own_database, settings, tmp_path, monkeypatch
):
    """The upload finds the file there, the sweep removes its old row, the upload adds a new one."""
    settings.MEDIA_ROOT = tmp_path
    cast.ensure()
    actor = cast.actor("health-ministry")
    old = store(SimpleUploadedFile("a.pdf", PDF), actor=actor)
    Document.objects.update(uploaded_at=clock.now() - timedelta(days=8))
    found, swept = threading.Event(), threading.Event()
    write = actions._write

    def slowly(upload, path):
        write(upload, path)
        found.set()
        swept.wait(1)

    monkeypatch.setattr(actions, "_write", slowly)

    def sweep():
        found.wait(5)
        try:
            sweep_orphans()
        finally:
            connection.close()
            swept.set()

    sweeping = threading.Thread(target=sweep)
    sweeping.start()
    new = store(SimpleUploadedFile("b.pdf", PDF), actor=actor)
    sweeping.join()
    assert list(Document.objects.all()) == [new]
    assert path_of(old.sha256).read_bytes() == PDF


def test_half_a_file_is_not_left_behind(upload, tmp_path, monkeypatch):
    def full(self, target):
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        upload(PDF, "a.pdf")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Document.objects.exists()
