"""The answer that is a file: its key travels with the form, the file itself only once."""

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from portal.documents.content import ALLOWED_WORDS, EXTENSIONS

from .fields import Line

UPLOAD = "upload"


def _allowed() -> str:
    limit = settings.FILE_LIMIT_BYTES // 1024**2
    return _("%(kinds)s, up to %(limit)s MB") % {"kinds": ALLOWED_WORDS, "limit": limit}


ALLOWED = lazy(_allowed, str)()


class KeptFile(forms.Widget):
    """A file input and, once a file is kept, its name, its link and its hidden key.

    The form that holds the widget gives it `facts`, which know the kept files.
    """

    template_name = "requests/widgets/file.html"
    needs_multipart_form = True
    facts = None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "upload": f"{name}-{UPLOAD}",
            "accept": ",".join(EXTENSIONS),
            "limit": settings.FILE_LIMIT_BYTES,
            "document": self.facts.documents.get(value) if self.facts and value else None,
        }
        return context


class FileKey(Line):
    """The key of an uploaded document."""

    def __init__(self, *, missing, **kwargs):
        super().__init__(longest=36, missing=missing, help_text=ALLOWED, **kwargs)
        self.widget = KeptFile()
