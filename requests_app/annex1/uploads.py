"""Files that come with the form: kept one by one, so that a bad one never costs the form."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from portal.accounts.actor import Actor
from portal.documents.actions import mark_attached, store
from portal.documents.content import InvalidFile
from portal.organisations.models import Organisation
from portal.workdays import clock

from .facts import documents_of
from .files import UPLOAD

SECTION, ROWS = "documentation", "rows"


def keep_uploads(
    sections: dict, files: Mapping[str, UploadedFile], *, actor: Actor
) -> tuple[dict, dict[str, Any]]:
    """The sections with the keys of the new files, and why a file was not taken, by field name."""
    rows, errors = [], {}
    for number, row in enumerate(sections[SECTION][ROWS]):
        name = f"{SECTION}-{ROWS}-{number}-file"
        upload = files.get(f"{name}-{UPLOAD}")
        if upload is not None:
            try:
                row = row | {"file": str(store(upload, actor=actor).key)}  # noqa: PLW2901
            except InvalidFile as invalid:
                errors[name] = invalid.message
        rows.append(row)
    return sections | {SECTION: sections[SECTION] | {ROWS: rows}}, errors


def without_file(sections: dict, name: str) -> dict:
    """The row of the field `name` ("documentation-rows-0-file") keeps its words, not its file."""
    rows = [
        row | {"file": ""} if name == f"{SECTION}-{ROWS}-{number}-file" else row
        for number, row in enumerate(sections[SECTION][ROWS])
    ]
    return sections | {SECTION: sections[SECTION] | {ROWS: rows}}


def keep_with_draft(sections: dict, filer: Organisation) -> None:
    """A saved draft holds on to its files: they are no orphans, however long it waits."""
    if documents := documents_of(sections, filer):
        mark_attached(documents.values(), at=clock.now())
