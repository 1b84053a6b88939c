"""Files with a table in them: CSV and XLSX, told apart by their content, never by their name."""

import re
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from .content import HEAD_BYTES, InvalidFile, found_type

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {".csv": CSV, ".txt": CSV, ".xlsx": XLSX}
# Beginnings of what is no text although a decoder of one byte a letter would take it.
SIGNATURES = (b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0",
              b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"GIF8", b"\x7fELF", b"MZ", b"{\\rtf")  # fmt: skip
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|table)", re.I)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
MOST_CONTROLS = 0.02  # of the bytes: a text may hold a stray one, which is told at its cell


def table_type_of(file: BinaryIO, name: str) -> str:
    """`CSV` or `XLSX`. Raises `InvalidFile`: "kind" for a name we do not take, "mismatch" for other content."""
    promised = next((kind for end, kind in ENDINGS.items() if name.lower().endswith(end)), None)
    if promised is None:
        raise InvalidFile("kind", _("Only CSV and XLSX files can be imported."))
    holds = _is_text(file) if promised == CSV else found_type(file) == XLSX
    if not holds:
        raise InvalidFile(
            "mismatch", _("The name of the file says one kind, its content is another.")
        )
    return promised


def _is_text(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if head.startswith(UTF_16):
        return True
    if head.startswith(SIGNATURES) or MARKUP.match(head):
        return False
    return len(CONTROLS.findall(head)) <= MOST_CONTROLS * len(head)
