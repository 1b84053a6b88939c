"""An entry of a register, written by hand: one form for making and for changing it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from . import twins
from .columns import OWNERS
from .loads.cells import tidy
from .models import InformatizationObject, IntegrationService, Registered

NAMES = ["name_kk", "name_ru", "name_en"]
BEFORE = [*NAMES, "kind"]
PURPOSES = ["purpose_kk", "purpose_ru", "purpose_en"]
AFTER = ["owner", *OWNERS, *PURPOSES]
PURPOSE = forms.Textarea(attrs={"rows": 4})


class Owner(forms.ModelChoiceField):
    def label_from_instance(self, body: Organisation) -> str:
        return f"{body.name} ({body.bin})"


class EntryForm(forms.ModelForm):
    """The number is the register's to give, and stays."""

    owner = Owner(
        Organisation.objects.filter(active=True),
        label=_("Owner"),
        required=False,
        empty_label=_("Not in the portal: named below"),
        help_text=_("Choose the organisation if it takes part in the portal; otherwise write its name."),
    )  # fmt: skip

    class Meta:
        widgets = dict.fromkeys(PURPOSES, PURPOSE)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.owner_id:
            # An owner that is no longer active stays the owner until somebody changes it.
            known = self.fields["owner"].queryset | Organisation.objects.filter(
                pk=self.instance.owner_id
            )
            self.fields["owner"].queryset = known
        for name in PURPOSES:
            # Judged by us, never cut silently by the browser.
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean(self) -> dict:
        said = super().clean()
        for name in PURPOSES:
            if name in said:
                said[name] = tidy(said[name], one_line=False)
        owner, written = said.get("owner"), [name for name in OWNERS if said.get(name)]
        if owner and written:
            self.add_error(
                written[0], _("The owner is chosen above: leave its names empty, or choose none.")
            )
        elif not owner and not said.get(OWNERS[0]) and not {"owner", OWNERS[0]} & set(self.errors):
            self.add_error(OWNERS[0], _("Name the owner."))
        self._refuse_twin(said)
        return said

    def _refuse_twin(self, said: dict) -> None:
        """The same name of the same owner is the same thing."""
        if not said.get("name_kk") or self.errors:
            return
        owner = said.get("owner")
        values = said | {"owner_id": owner.pk if owner else None}
        identity = twins.identity_of(values)
        number = twins.numbers_of(type(self.instance), [identity]).get(identity)
        if number and number != self.instance.number:
            self.add_error(
                "name_kk", _("The register has this name of this owner already: %(number)s.") % {"number": number}
            )  # fmt: skip


class ObjectForm(EntryForm):
    class Meta(EntryForm.Meta):
        model = InformatizationObject
        fields = [*BEFORE, "stage", *AFTER]


class ServiceForm(EntryForm):
    class Meta(EntryForm.Meta):
        model = IntegrationService
        fields = [*BEFORE, "version", "status", *AFTER, "specification"]


FORMS: dict[type[Registered], type[EntryForm]] = {
    InformatizationObject: ObjectForm,
    IntegrationService: ServiceForm,
}
