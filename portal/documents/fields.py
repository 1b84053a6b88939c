"""The answer to a step's form that is a file: its key travels with the form, the file only once."""

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .content import ALLOWED_WORDS, EXTENSIONS
from .models import Document

UPLOAD = "upload"


def _allowed() -> str:
    limit = settings.FILE_LIMIT_BYTES // 1024**2
    return _("%(kinds)s, up to %(limit)s MB") % {"kinds": ALLOWED_WORDS, "limit": limit}


ALLOWED = lazy(_allowed, str)()


class DocumentInput(forms.Widget):
    """A file input and, once a file is kept, its name, its link and its hidden key.

    What it reads is the file that was sent now, or else the key of the one that was kept before.
    """

    template_name = "documents/widgets/document.html"
    needs_multipart_form = True

    def value_from_datadict(self, data, files, name):
        return files.get(f"{name}-{UPLOAD}") or data.get(name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        key = _key(value)
        context["widget"] |= {
            "upload": f"{name}-{UPLOAD}",
            "accept": ",".join(EXTENSIONS),
            "limit": settings.FILE_LIMIT_BYTES,
            "document": key and Document.objects.filter(key=key).first(),
        }
        return context


class DocumentField(forms.Field):
    """The key of an uploaded document; cleans to the `Document`, or None where none is demanded.

    Whose document it is `perform` asks: nobody attaches a file of another organisation.
    """

    widget = DocumentInput
    default_error_messages = {
        "required": gettext_lazy("Attach the document."),
        "unknown": gettext_lazy("The file is not there any more. Attach it again."),
    }

    def __init__(self, *, missing=None, help_text=ALLOWED, **kwargs):
        messages = {"required": missing} if missing else {}
        super().__init__(help_text=help_text, error_messages=messages, **kwargs)

    def to_python(self, value) -> Document | None:
        if value in self.empty_values or isinstance(value, Document):
            return value or None
        key = _key(value)
        found = key and Document.objects.filter(key=key).first()
        if not found:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return found


def _key(value: object) -> uuid.UUID | None:
    try:
        return value.key if isinstance(value, Document) else uuid.UUID(str(value))
    except ValueError:
        return None
