"""Files that stories attach: stored by the same door as an upload of the person who acts."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.actor import Actor
from portal.documents.actions import mark_attached, store

from .story import StoryError

# What the data of stories calls "files/terms-of-reference.pdf" lies here.
DATA = settings.ROOT / "tests" / "stories" / "data"
FOLDER = "files/"


def with_documents(sections: dict, *, actor: Actor, folder: Path) -> dict:
    """The sections with the key of a stored document wherever a row says `file: files/…`.

    The same file named twice is stored twice, as if it had been uploaded twice, and is held on to
    as a saved draft holds on to its files; other answers, the key of a document among them, stay as
    they are. Raises `StoryError` for a file that is
    not in the folder, `InvalidFile` for one that no person could upload.

    A story that is rolled back takes its rows with it and leaves its files on the disk. They do
    not pile up: a file is kept under its SHA-256, so the next play finds it and writes nothing,
    and no row, page or sweep knows of it until then.
    """
    return {
        key: _with_documents(answers, actor, folder) if isinstance(answers, dict) else answers
        for key, answers in sections.items()
    }


def _with_documents(answers: dict, actor: Actor, folder: Path) -> dict:
    return {
        name: [_with_document(row, actor, folder) for row in value]
        if isinstance(value, list)
        else value
        for name, value in answers.items()
    }


def _with_document(row: object, actor: Actor, folder: Path) -> object:
    named = row.get("file") if isinstance(row, dict) else None
    if not (isinstance(named, str) and named.startswith(FOLDER)):
        return row
    path = folder / named
    if not path.is_file():
        raise StoryError(f"There is no file “{named}” in {folder}.")
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    document = store(upload, actor=actor)
    mark_attached([document], at=document.uploaded_at)
    return row | {"file": str(document.key)}
