"""What is asked before a draft is started."""

from django import forms
from django.utils.translation import gettext_lazy as _

# The languages in which state bodies write; the interface has more.
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский")]


class StartForm(forms.Form):
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language in which the request will be written"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the language of the request."),
            "invalid_choice": _("Choose the language of the request."),
        },
    )
