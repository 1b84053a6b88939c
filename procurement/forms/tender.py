"""What is said when bids are admitted, scored and awarded, and on the ladder of 53-1."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000
DATES = ["%d.%m.%Y", "%Y-%m-%d"]


def _reason(missing, label=None) -> forms.CharField:
    return forms.CharField(
        label=label or _("Reason"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


def _bid() -> forms.CharField:
    return forms.CharField(
        label=_("Number of the bid"),
        max_length=40,
        error_messages={"required": _("Say which bid is meant.")},
    )


class PointsField(forms.Field):
    """{"1": 80, "2": 65}: points from 0 to 100 by the number of the criterion."""

    default_error_messages = {
        "required": _("Give every criterion a whole number of points from 0 to 100."),
        "invalid": _("Give every criterion a whole number of points from 0 to 100."),
    }

    def to_python(self, value) -> dict[str, int]:
        if not isinstance(value, dict):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        points = {str(key): self._points(said) for key, said in value.items()}
        if None in points.values():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return points

    def _points(self, said) -> int | None:
        text = str(said).strip()
        if isinstance(said, bool) or not text.isascii() or not text.isdecimal() or len(text) > 3:
            return None
        return int(text) if int(text) <= 100 else None


class AdmitForm(forms.Form):
    bid = _bid()


class RejectForm(forms.Form):
    bid = _bid()
    reason = _reason(_("State the reason for the rejection."))


class ScoreForm(forms.Form):
    bid = _bid()
    points = PointsField(label=_("Points"))


class EvaluateForm(forms.Form):
    dissent = forms.CharField(
        label=_("Dissenting opinions"),
        help_text=_("Who dissents and why. It stands in the minutes."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AwardForm(forms.Form):
    """The term of clause 73: a date, or a number of working days from the protocol."""

    readiness_on = forms.DateField(
        label=_("Ready for testing by"),
        required=False,
        input_formats=DATES,
        error_messages={"invalid": _("Write the date as day.month.year, for example 07.07.2020.")},
    )
    readiness_days = forms.IntegerField(
        label=_("or within so many working days"),
        required=False,
        min_value=1,
        max_value=1000,
    )

    def clean(self):
        given = [self.cleaned_data.get(name) for name in ("readiness_on", "readiness_days")]
        if not self.errors and sum(each is not None for each in given) != 1:
            message = _("Set the term of readiness: either a date or a number of working days.")
            self.add_error("readiness_on", ValidationError(message, code="required"))


class LadderForm(forms.Form):
    reason = _reason(
        _("Write what the Commission decided and why."), _("Decision of the Commission")
    )


class CancellationForm(LadderForm):
    """The same words; another page asks to confirm."""


class ReasonForm(forms.Form):
    reason = _reason(_("State the reason."))
