"""Storing an upload, and forgetting those that no step attached."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from portal.accounts.actor import Actor
from portal.accounts.models import User
from portal.organisations.models import Organisation
from portal.workdays import clock

from .content import InvalidFile, content_type_of
from .models import Document

ORPHAN_DAYS = 7
FILES = 0xF11E5


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / sha256


def store(
    upload: UploadedFile,
    *,
    actor: Actor,
    type_of: Callable[[BinaryIO, str], str] = content_type_of,
    most: int | None = None,
) -> Document:
    """Keep the file under its SHA-256 and remember who uploaded it.

    `type_of` says what kind of file it is. Raises `InvalidFile` when it is empty, larger than `most`
    bytes (FILE_LIMIT_BYTES) or of a kind that is not taken.
    """
    most = most or settings.FILE_LIMIT_BYTES
    if not upload.size:
        raise InvalidFile("empty", _("The file is empty."))
    if upload.size > most:
        raise InvalidFile(
            "too-large",
            _("The file is larger than %(limit)s MB.") % {"limit": most // 1024**2},
        )
    name = Path(upload.name or "file").name[-255:]
    return _keep(
        upload, name=name, content_type=type_of(upload, name),
        organisation=actor.organisation, user=actor.user,
    )  # fmt: skip


def store_made(content: bytes, *, name: str, organisation: Organisation) -> Document:
    """Keep a PDF that the portal made itself in the name of `organisation`; nobody uploaded it."""
    return _keep(
        ContentFile(content), name=name[-255:], content_type="application/pdf",
        organisation=organisation, user=None,
    )  # fmt: skip


def _keep(
    file: File, *, name: str, content_type: str, organisation: Organisation, user: User | None
) -> Document:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    with transaction.atomic():
        # A file found on the disk stays there until the row that needs it can be seen.
        _hold_files("pg_advisory_xact_lock_shared")
        _write(file, path_of(sha256))
        return Document.objects.create(
            name=name, content_type=content_type, size=file.size, sha256=sha256,
            organisation=organisation, uploaded_by=user, uploaded_at=clock.now(),
        )  # fmt: skip


def mark_attached(documents: Iterable[Document], *, at) -> None:
    Document.objects.filter(
        pk__in=[document.pk for document in documents], attached_at=None
    ).update(attached_at=at)


def sweep_orphans() -> int:
    """Forget uploads that nothing attached within seven days; how many were forgotten."""
    limit = clock.now() - timedelta(days=ORPHAN_DAYS)
    with transaction.atomic():
        orphans = list(
            Document.objects.select_for_update(skip_locked=True)
            .filter(attached_at=None, uploaded_at__lt=limit)
            .order_by("pk")[:1000]
        )
        Document.objects.filter(pk__in=[orphan.pk for orphan in orphans]).delete()
    _remove_files({orphan.sha256 for orphan in orphans})
    return len(orphans)


def _remove_files(digests: set[str]) -> None:
    """Remove the files that no document needs; after the commit, so that no row lacks its file."""
    if not digests:
        return
    with transaction.atomic():
        _hold_files("pg_advisory_xact_lock")
        kept = Document.objects.filter(sha256__in=digests).values_list("sha256", flat=True)
        for sha256 in digests - set(kept):
            path_of(sha256).unlink(missing_ok=True)


def _hold_files(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [FILES])


def _write(file: File, path: Path) -> None:
    """Write beside, then rename: a reader never sees half a file."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        with beside.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        beside.rename(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
