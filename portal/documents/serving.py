"""A stored file as an answer: a download, never shown inside a page, never kept on the way."""

from django.http import FileResponse

from .actions import path_of
from .models import Document


def served(document: Document) -> FileResponse:
    response = FileResponse(
        path_of(document.sha256).open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type=document.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
