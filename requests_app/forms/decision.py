"""What the ministry says with its decision (clause 13)."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000


class AgreeForm(forms.Form):
    grounds = forms.CharField(
        label=_("Grounds"),
        help_text=_("Needed when the ministry agrees although a criterion is not met."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for the refusal"),
        help_text=_("The state body reads it in the notice."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("State the reason for the refusal.")},
    )


class OrderCreationForm(forms.Form):
    text = forms.CharField(
        label=_("What the service integrator is to take into account"),
        help_text=_("It is read in the notice. You may leave it empty."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
