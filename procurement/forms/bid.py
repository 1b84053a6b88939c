"""A bid (Annex 4). What a field asks is of Annex 4; lengths and patterns are ours."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from requests_app.annexes.fields import Line, Money, Paragraph

MOST_ROWS = 100


class BidForm(forms.Form):
    """The single answers; the price is in tenge, for the period of the ceiling rent."""

    use_required_attribute = False

    price = Money(
        label=_("Price, tenge"), missing=_("Write the price in tenge."),
        help_text=_("For example 1 250 000 or 1 250 000,50."),
    )  # fmt: skip
    address = Line(label=_("Address of the bidder"), missing=_("Write the address of the bidder."))
    bank_details = Paragraph(
        label=_("Bank details"), longest=1000, tall=3, missing=_("Write the bank details.")
    )
    signatory = Line(
        label=_("Signatory"),
        missing=_("Write who signs the bid."),
        help_text=_("Surname, name, post, and on what ground the person acts."),
    )
    schedule = Paragraph(
        label=_("Schedule of creation"), missing=_("Write the schedule of creation."), tall=6
    )
    experience = Paragraph(
        label=_("Experience"),
        missing=_("Write what experience the bidder has."),
        help_text=_("Comparable works: for whom, when, with what result."),
        tall=6,
    )
    source_code = forms.BooleanField(
        label=_("The bidder consents to hand over the source code as the design task demands."),
        error_messages={
            "required": _("A bid is filed with the consent to hand over the source code.")
        },
    )


class ConformityForm(forms.Form):
    """How the bid conforms to one item of the design task."""

    use_required_attribute = False

    item = Paragraph(
        label=_("Item of the design task"), longest=500, tall=2,
        missing=_("Write the item of the design task."),
    )  # fmt: skip
    how = Paragraph(
        label=_("How the bid conforms to it"), longest=5000,
        missing=_("Write how the bid conforms to this item, or remove the row."),
    )  # fmt: skip


class ConformityRows(BaseFormSet):
    def clean(self):
        if not any(form.has_changed() for form in self.forms):
            raise ValidationError(
                _("Write how the bid conforms to the design task, item by item."), code="required"
            )


ConformityFormSet = formset_factory(
    ConformityForm, formset=ConformityRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)
