"""What is said when a design task is filled and amended."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000


class AnswersField(forms.Field):
    """The answers of one section as JSON; judged by the table of the task, strictly at approval."""

    default_error_messages = {
        "invalid": _("The answers could not be read. Open the section and save it again."),
    }

    def to_python(self, value) -> dict:
        if not isinstance(value, dict):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return value

    def validate(self, value: dict) -> None:
        """An empty section is kept as well."""


class FillForm(forms.Form):
    section = forms.CharField(
        label=_("Section"),
        max_length=30,
        error_messages={"required": _("Say which section is filled.")},
    )
    typed = AnswersField(label=_("Answers"))


class AmendForm(forms.Form):
    reason = forms.CharField(
        label=_("What is to be amended and why"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to be amended and why.")},
    )
