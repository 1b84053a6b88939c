"""How the registers are searched. The fields stand in the address, so that it can be sent on."""

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .models import ICService, InformatizationObject, IntegrationService


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


class CustomersField(forms.ModelChoiceField):
    """The bodies that a service of the Catalogue was made for, by their BIN."""

    def __init__(self, **kwargs) -> None:
        served = ICService.objects.in_catalogue().filter(customer=OuterRef("pk"))
        bodies = Organisation.objects.filter(Exists(served))
        super().__init__(bodies, to_field_name="bin", **kwargs)

    def label_from_instance(self, body: Organisation) -> str:
        return body.name


class CatalogueForm(RegisterForm):
    state = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Any")), *ICService.State.choices]
    )
    subject = forms.ChoiceField(
        label=_("What stands behind the service"),
        required=False,
        choices=[("", _("Any")), *ICService.Subject.choices],
    )
    customer = CustomersField(
        label=_("Customer of the IC service"), required=False, empty_label=_("Any")
    )
