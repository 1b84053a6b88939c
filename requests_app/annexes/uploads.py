"""Files that come with a section: kept one by one, so that a bad one never costs the form."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from portal.accounts.actor import Actor
from portal.documents.actions import mark_attached, store
from portal.documents.content import InvalidFile
from portal.documents.models import Document
from portal.organisations.models import Organisation
from portal.workdays import clock

from .annex import Annex, Section
from .facts import document_keys, documents_of
from .files import UPLOAD, FileKey


def keep_uploads(
    section: Section, typed: dict, files: Mapping[str, UploadedFile], *, actor: Actor
) -> tuple[dict, dict[str, Any]]:
    """The section with the keys of the new files, and why a file was not taken, by field name."""
    errors = {}
    for rowset, number, name in _places(section, typed):
        path = f"{section.key}-{rowset}-{number}-{name}"
        upload = files.get(f"{path}-{UPLOAD}")
        if upload is None:
            continue
        try:
            key = str(store(upload, actor=actor).key)
        except InvalidFile as invalid:
            errors[path] = invalid.message
        else:
            typed = _with_file(typed, rowset, number, name, key)
    return typed, errors


def without_file(section: Section, typed: dict, path: str) -> dict:
    """The row of the field `path` ("documentation-rows-0-file") keeps its words, not its file."""
    for rowset, number, name in _places(section, typed):
        if path == f"{section.key}-{rowset}-{number}-{name}":
            return _with_file(typed, rowset, number, name, "")
    return typed


def keep_with_draft(annex: Annex, sections: dict, filer: Organisation) -> None:
    """A saved draft holds on to its files: they are no orphans, however long it waits."""
    if documents := documents_of(annex, sections, filer):
        mark_attached(documents.values(), at=clock.now())


def let_go(annex: Annex, sections: dict, filer: Organisation, *, others: list[dict]) -> None:
    """The files of a draft that is thrown away are orphans again, unless something else holds them.

    `others` are the sections of the filer's other drafts; what was filed holds its files by itself.
    """
    documents = documents_of(annex, sections, filer)
    held = {str(key) for other in others for key in document_keys(annex, other)}
    Document.objects.filter(
        pk__in=[document.pk for key, document in documents.items() if key not in held],
        attachments=None,
    ).update(attached_at=None)


def _places(section: Section, typed: dict) -> Iterator[tuple[str, int, str]]:
    """Where the section has room for a file: list, row, field."""
    for rowset in section.rowsets:
        for name, field in rowset.form.base_fields.items():
            if isinstance(field, FileKey):
                for number in range(len(typed[rowset.key])):
                    yield rowset.key, number, name


def _with_file(typed: dict, rowset: str, number: int, name: str, key: str) -> dict:
    rows = list(typed[rowset])
    rows[number] = rows[number] | {name: key}
    return typed | {rowset: rows}
