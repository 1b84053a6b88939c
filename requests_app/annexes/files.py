"""The answer that is a file: its key travels with the form, the file itself only once."""

from django import forms

from portal.documents.content import ALLOWED_WORDS, EXTENSIONS

from .fields import Line

UPLOAD = "upload"


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
            "kinds": ALLOWED_WORDS,
            "document": self.facts.documents.get(value) if self.facts and value else None,
        }
        return context


class FileKey(Line):
    """The key of an uploaded document."""

    def __init__(self, *, missing, **kwargs):
        super().__init__(longest=36, missing=missing, **kwargs)
        self.widget = KeptFile()
