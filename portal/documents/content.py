"""What kinds of files the portal takes, decided by their content, never by their name."""

import struct
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

import puremagic
from django.utils.translation import gettext_lazy as _

HEAD_BYTES = 64 * 1024
ALLOWED = {
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
}
# Office documents are archives: what they are is known by their main part.
PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word/document.xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xl/workbook.xml",
}
# What a person sees before choosing a file.
ALLOWED_WORDS = "PDF, DOCX, XLSX, PNG, JPEG"
EXTENSIONS = tuple(ending for endings in ALLOWED.values() for ending in endings)


# What `zipfile` raises when an archive is not what it says: names that are no text, versions to
# come, places outside the file.
UNREADABLE = (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error)


class InvalidFile(ValueError):
    """A file that cannot be taken. `code` is empty, too-large, kind or mismatch."""

    def __init__(self, code: str, message: object) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def content_type_of(file: BinaryIO, name: str) -> str:
    """The content type found in the bytes themselves.

    Raises `InvalidFile`: "kind" when the content is none of `ALLOWED`, "mismatch" when the
    name's ending promises another kind than the content is.
    """
    promised = next((kind for kind, ends in ALLOWED.items() if name.lower().endswith(ends)), None)
    found = found_type(file)
    if promised is not None and promised == found:
        return promised
    if promised is not None and found is not None:
        raise InvalidFile(
            "mismatch", _("The name of the file says one kind, its content is another.")
        )
    raise InvalidFile(
        "kind", _("Files of this kind cannot be attached. Attach PDF, DOCX, XLSX, PNG or JPEG.")
    )


def found_type(file: BinaryIO) -> str | None:
    """The kind the content is, if it is one of ours; an office document by its main part."""
    file.seek(0)
    try:
        kinds = {match.mime_type for match in puremagic.magic_string(file.read(HEAD_BYTES))}
    except puremagic.PureError:
        return None
    finally:
        file.seek(0)
    if plain := next((kind for kind in ALLOWED if kind in kinds and kind not in PARTS), None):
        return plain
    try:
        with ZipFile(file) as archive:
            inside = set(archive.namelist())
    except UNREADABLE:
        return None
    finally:
        file.seek(0)
    return next((kind for kind, part in PARTS.items() if part in inside), None)
