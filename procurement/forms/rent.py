"""What is said when the rent starts, and of tariffs."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from requests_app.annexes.fields import Choice, Line, Money

from ..contracts.tariffs import AGREED, DECLINED, KINDS
from .testing import choice, day, paragraph

MOST_ROWS = 20
ONCE_EACH = frozenset(kind for kind, _name in KINDS) - {"other"}


class StartRentForm(forms.Form):
    """That a day other than that of the commissioning has a ground a check asks (X19)."""

    started_on = day(
        _("First day of the rent"),
        help_text=_("Blank: the day of the commissioning."),
    )
    ground = paragraph(
        _("Why the rent starts on another day"),
        help_text=_("The clause of the contract that says so; only if the day is another one."),
    )


class ComponentForm(forms.Form):
    """One component of a tariff: a row of the page and of the step alike."""

    use_required_attribute = False

    kind = Choice(
        label=_("Component"), choices=KINDS, listed=True, missing=_("Choose the component.")
    )
    amount = Money(
        label=_("Amount a month, tenge"), missing=_("Write the amount a month."),
        help_text=_("For example 1 250 000 or 1 250 000,50."),
    )  # fmt: skip
    what = Line(
        label=_("What is paid for"), missing=None, required=False,
        help_text=_("For another component: what it is."),
    )  # fmt: skip

    def clean(self) -> dict:
        if self.cleaned_data.get("kind") == "other" and not self.cleaned_data.get("what"):
            self.add_error("what", ValidationError(_("Write what is paid for."), code="required"))
        return self.cleaned_data


class ComponentRows(BaseFormSet):
    def clean(self) -> None:
        rows = [form.cleaned_data for form in self.forms if form.has_changed() and form.is_valid()]
        message = components_problem(rows)
        if message and not any(form.errors for form in self.forms):
            raise ValidationError(message, code="invalid")


ComponentFormSet = formset_factory(
    ComponentForm, formset=ComponentRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def components_problem(rows: list[dict]) -> str:
    """What is wrong with the components together; "" when nothing is."""
    kinds = [row.get("kind") for row in rows if row.get("kind") in ONCE_EACH]
    if not rows:
        return _("Name at least one component of the tariff.")
    if len(kinds) != len(set(kinds)):
        return _("A component is named once; add its amounts together.")
    return ""


class ComponentsField(forms.Field):
    """[{"kind", "amount", "what"}] of up to twenty rows; amounts come out as texts, "1250000.00"."""

    default_error_messages = {
        "required": _("Name at least one component of the tariff."),
        "invalid": _("Correct the components of the tariff."),
    }

    def to_python(self, value) -> list[dict]:
        if value in self.empty_values:
            return []
        if not isinstance(value, list) or len(value) > MOST_ROWS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return [self._row(row) for row in value]

    def clean(self, value) -> list[dict]:
        rows = super().clean(value)
        if message := components_problem(rows):
            raise ValidationError(message, code="invalid")
        return rows

    def _row(self, row: object) -> dict:
        said = {name: str(text) for name, text in row.items()} if isinstance(row, dict) else {}
        form = ComponentForm(said)
        if not form.is_valid():
            errors = [text for messages in form.errors.values() for text in messages]
            raise ValidationError(errors, code="invalid")
        return form.cleaned_data | {"amount": str(form.cleaned_data["amount"])}


class TariffForm(forms.Form):
    from_on = day(_("Valid from"), _("Write from which day the tariff is valid."))
    components = ComponentsField(label=_("Components, tenge a month"))


class AgreeTariffForm(forms.Form):
    decision = choice(
        _("Your answer"),
        [(AGREED, _("We agree to the tariff")), (DECLINED, _("We decline it"))],
        _("Say whether you agree."),
    )
    reason = paragraph(_("Reason"), help_text=_("Needed if you decline."))

    def clean(self) -> dict:
        if self.cleaned_data.get("decision") == DECLINED and not self.cleaned_data.get("reason"):
            self.add_error("reason", ValidationError(_("State the reason."), code="required"))
        return self.cleaned_data
