"""What the integrator says of one criterion (clause 11)."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000


class AssessForm(forms.Form):
    criterion = forms.ChoiceField(
        label=_("Criterion"), choices=[("1", "11(1)"), ("2", "11(2)"), ("3", "11(3)")]
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[("met", _("Met")), ("not_met", _("Not met"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the criterion is met.")},
    )
    grounds = forms.CharField(
        label=_("Grounds"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("State the grounds of the assessment.")},
    )
