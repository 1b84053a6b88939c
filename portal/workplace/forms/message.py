"""Writing a message: the text, on which record, and the key that makes two presses one message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.workflow.conversation import MessageForm


class WriteForm(MessageForm):
    """`records` are (key, name) of those that may be written on; a single one is not asked for."""

    record = forms.TypedChoiceField(label=_("About"), coerce=int)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    field_order = ("record", "text", "key")

    def __init__(self, *args, records: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, auto_id="message-%s", **kwargs)
        field = self.fields["record"]
        field.choices = records
        if records:
            self.initial.setdefault("record", records[0][0])
        if len(records) < 2:
            field.widget = forms.HiddenInput()
