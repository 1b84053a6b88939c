"""What is said when a Commission is formed and when its members declare."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PeopleField(forms.CharField):
    """E-mail addresses of portal users, one a line or as a list."""

    widget = forms.Textarea

    def to_python(self, value) -> list[str]:
        given = (
            value if isinstance(value, list) else str(value or "").replace(",", "\n").split("\n")
        )
        people = [str(each).strip().lower() for each in given if str(each).strip()]
        if len(people) != len(set(people)):
            raise ValidationError(_("Somebody is named twice."), code="twice")
        return people

    def validate(self, value: list[str]) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: list[str]) -> None:
        """The people themselves are judged by the step."""


class OrderForm(forms.Form):
    """The customer's order itself; its page asks for the people in its own way."""

    use_required_attribute = False

    order_number = forms.CharField(
        label=_("Number of the order"),
        max_length=60,
        error_messages={"required": _("Write the number of the order.")},
    )
    order_date = forms.DateField(
        label=_("Date of the order"),
        input_formats=["%d.%m.%Y", "%Y-%m-%d"],
        error_messages={
            "required": _("Write the date of the order."),
            "invalid": _("Write the date as day.month.year, for example 07.07.2020."),
        },
    )


class FormForm(OrderForm):
    """The whole of what the step takes: people are named by their e-mail addresses."""

    chair = PeopleField(label=_("Chair"), error_messages={"required": _("Name the chair.")})
    secretary = PeopleField(
        label=_("Secretary"), error_messages={"required": _("Name the secretary.")}
    )
    members = PeopleField(label=_("Members"), error_messages={"required": _("Name the members.")})
    alternates = PeopleField(label=_("Alternates"), required=False)


class DeclareForm(forms.Form):
    interest = forms.ChoiceField(
        label=_("Have you a conflict of interest?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have a conflict of interest.")},
    )
    reason = forms.CharField(
        label=_("What the conflict is"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean(self):
        if self.cleaned_data.get("interest") == "yes" and not self.cleaned_data.get("reason"):
            self.add_error(
                "reason",
                ValidationError(_("Say what the conflict of interest is."), code="required"),
            )
