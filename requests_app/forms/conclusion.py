"""What the integrator says of a criterion and of a candidate for a duplicate (clause 11)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .written import Written

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
    grounds = Written(
        label=_("Grounds"),
        max_length=LONGEST,
        error_messages={"required": _("State the grounds of the assessment.")},
    )


class JudgeForm(forms.Form):
    """What the integrator says of one candidate for a duplicate (clause 11(3))."""

    candidate = forms.CharField(label=_("Candidate"), max_length=80, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=_("How it relates to the request"),
        choices=[
            ("same", _("Automates the same activity")),
            ("different", _("Automates a different activity")),
            ("extends", _("The request extends it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how the candidate relates to the request.")},
    )
    why = Written(
        label=_("Why"),
        max_length=LONGEST,
        rows=3,
        error_messages={"required": _("Say why you judge it so.")},
    )


class SearchForm(forms.Form):
    words = forms.CharField(
        label=_("Words of your own"),
        help_text=_("Other names of the activity, in Kazakh or Russian. What is found is added."),
        max_length=500,
        error_messages={"required": _("Write the words to search with.")},
    )
