"""What is said when a filed record goes back or is taken back (ours)."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .written import Written

LONGEST = 5_000


class RemarksField(forms.Field):
    """Remarks by section, `{"goal": "…"}`; blank ones are left out."""

    default_error_messages = {
        "required": _("Write a remark on at least one section."),
        "invalid": _("The remarks could not be read. Open the page again."),
        "too_long": _("A remark may have at most %(longest)s characters."),
    }

    def to_python(self, value) -> dict[str, str]:
        given = value or {}
        if not isinstance(given, dict) or not all(
            isinstance(part, str) for entry in given.items() for part in entry
        ):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        remarks = {key: text.strip() for key, text in given.items() if text.strip()}
        if any(len(text) > LONGEST for text in remarks.values()):
            raise ValidationError(
                self.error_messages["too_long"], code="too-long", params={"longest": LONGEST}
            )
        return remarks

    def validate(self, value: dict) -> None:
        if not value:
            raise ValidationError(self.error_messages["required"], code="required")


class ReturnForm(forms.Form):
    remarks = RemarksField(label=_("Remarks"))


def remarks_form(titles: Mapping[str, str], data: Mapping | None = None) -> forms.Form:
    """A box for a remark at each section; `titles` are those of the sections, by key.

    What is wrong is said at its box; `remarks_of` gives what `ReturnForm` takes.
    """
    fields = {
        key: Written(
            label=_("Remark on “%(section)s”") % {"section": title},
            required=False,
            max_length=LONGEST,
            rows=3,
        )
        for key, title in titles.items()
    }
    return type("RemarksForm", (forms.Form,), fields)(data, prefix="remark")


def remarks_of(form: forms.Form) -> dict[str, str]:
    """What is written, by section; judged by the form before."""
    return {key: text for key, text in form.cleaned_data.items() if text}


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for the withdrawal"),
        help_text=_("Those who received the record read it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
