"""What is said on the way to the list of PPP projects (clause 32)."""

from django import forms
from django.utils.translation import gettext_lazy as _

DATES = ["%d.%m.%Y", "%Y-%m-%d"]


class ProposeForm(forms.Form):
    summary = forms.CharField(
        label=_("Why the project is proposed as a PPP project"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why the project is proposed as a PPP project.")},
    )


class SupportForm(forms.Form):
    document = forms.ChoiceField(
        label=_("Document"),
        choices=[
            ("budget_body_agreement", _("Agreement of the budget-planning body on financing")),
            (
                "budget_commission_proposal",
                _("Proposal of the budget commission on state obligations"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say which document was received.")},
    )
    positive = forms.TypedChoiceField(
        label=_("Is it positive?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the document is positive.")},
    )
    received_on = forms.DateField(
        label=_("Date of receipt"),
        input_formats=DATES,
        error_messages={
            "required": _("Write the date on which the document was received."),
            "invalid": _("Write the date as day.month.year, for example 07.07.2020."),
        },
    )
    number = forms.CharField(
        label=_("Number of the document"),
        max_length=60,
        error_messages={"required": _("Write the number of the document.")},
    )


class IncludeForm(forms.Form):
    """Nothing is asked: the document on support says it all."""
