"""Running text that an officer writes: grounds, reasons, remarks."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Written(forms.CharField):
    """Text whose length is judged by us, never cut silently by the browser.

    Line ends are kept as one character, whatever the browser sends: the same words are the same text.
    """

    default_error_messages = {
        "max_length": _("Write at most %(limit_value)d characters; there are %(show_value)d."),
    }

    def __init__(self, *, rows: int = 5, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict:
        attrs = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}
