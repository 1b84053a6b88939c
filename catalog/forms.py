"""How the registers are searched. The fields stand in the address, so that it can be sent on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import InformatizationObject, IntegrationService


class RegisterForm(forms.Form):
    """Words, and one of each of the register's choices."""

    text = forms.CharField(
        label=_("Words or a number"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class ObjectsForm(RegisterForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Any")), *InformatizationObject.Kind.choices],
    )
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=[("", _("Any")), *InformatizationObject.Stage.choices],
    )


class ServicesForm(RegisterForm):
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any")), *IntegrationService.Kind.choices]
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Any")), *IntegrationService.Status.choices],
    )
