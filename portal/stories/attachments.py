"""Files that stories attach: stored by the same door as an upload of the person who acts."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.actor import Actor
from portal.documents.actions import mark_attached, store
from portal.documents.models import Document
from portal.workdays import clock

from .story import StoryError

# How the data of stories names a file: "files/terms-of-reference.pdf".
FILES = "files/"
TODAY = "today"


def with_documents(sections: dict, *, actor: Actor, folder: Path) -> dict:
    """The sections with the key of a stored document wherever a row says `file: files/…`.

    `folder` is the story's own; the files lie in `data/` there or above, as the data does. A file
    named twice is stored twice, as if it had been uploaded twice, and is held on to as a saved
    draft holds on to its files. Other answers, the key of a document among them, stay as they
    are. Raises `StoryError` for a file that is not there, `InvalidFile` for one that nobody
    could upload.

    A story that is rolled back takes its rows with it and leaves its files on the disk. They do
    not pile up: a file is kept under its SHA-256, so the next play finds it and writes nothing,
    and no row, page or sweep knows of it until then.
    """
    return {
        key: _answers(answers, actor, folder) if isinstance(answers, dict) else answers
        for key, answers in sections.items()
    }


def with_files(data: dict, *, actor: Actor, folder: Path) -> dict:
    """The data of a step with the key of a stored document wherever it says `files/…`.

    `today` is the day of the scene. Raises as `with_documents` does.
    """
    return {name: _said(value, actor, folder) for name, value in data.items()}


def _said(value: object, actor: Actor, folder: Path) -> object:
    if value == TODAY:
        return clock.today().isoformat()
    return str(_stored(value, actor, folder).key) if _is_file(value) else value


def _answers(answers: dict, actor: Actor, folder: Path) -> dict:
    return {
        name: [_row(row, actor, folder) for row in value] if isinstance(value, list) else value
        for name, value in answers.items()
    }


def _row(row: object, actor: Actor, folder: Path) -> object:
    named = row.get("file") if isinstance(row, dict) else None
    if not _is_file(named):
        return row
    document = _stored(named, actor, folder)
    mark_attached([document], at=document.uploaded_at)
    return row | {"file": str(document.key)}


def _is_file(said: object) -> bool:
    return isinstance(said, str) and said.startswith(FILES)


def _stored(named: str, actor: Actor, folder: Path) -> Document:
    path = _find(named, folder)
    return store(SimpleUploadedFile(path.name, path.read_bytes()), actor=actor)


def _find(named: str, folder: Path) -> Path:
    above = folder.resolve()
    for place in (above, *above.parents):
        if (path := place / "data" / named).is_file():
            return path
    raise StoryError(f"There is no file “{named}” in data/ of {folder} or above.")
