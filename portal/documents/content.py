"""What kinds of files the portal takes, decided by their content, never by their name."""

import puremagic
from django.utils.translation import gettext_lazy as _

# What a person sees before choosing a file.
ALLOWED = {
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
}
ALLOWED_WORDS = "PDF, DOCX, XLSX, PNG, JPEG"
EXTENSIONS = tuple(ending for endings in ALLOWED.values() for ending in endings)


class InvalidFile(ValueError):
    """A file that cannot be taken. `code` is empty, too-large, kind or mismatch."""

    def __init__(self, code: str, message: object) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def content_type_of(head: bytes, name: str) -> str:
    """The content type found in the bytes themselves.

    Raises `InvalidFile`: "kind" when the content is none of `ALLOWED`, "mismatch" when the
    name's ending promises another kind than the content is.
    """
    try:
        found = {match.mime_type for match in puremagic.magic_string(head, name)}
    except puremagic.PureError:
        found = set()
    promised = next((kind for kind, ends in ALLOWED.items() if name.lower().endswith(ends)), None)
    if promised in found:
        return promised
    if found & ALLOWED.keys() and promised is not None:
        raise InvalidFile(
            "mismatch", _("The name of the file says one kind, its content is another.")
        )
    raise InvalidFile(
        "kind", _("Files of this kind cannot be attached. Attach PDF, DOCX, XLSX, PNG or JPEG.")
    )
