"""What is said when a contract is drawn up, or declined."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000


def _paragraph(label, missing) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": missing},
    )


class TermsForm(forms.Form):
    subject = _paragraph(_("Subject of the contract"), _("Write the subject of the contract."))
    payment = _paragraph(_("Rent and payment"), _("Write how the rent is paid."))
    supplier_duties = _paragraph(
        _("Obligations of the supplier"), _("Write the obligations of the supplier.")
    )
    customer_duties = _paragraph(
        _("Obligations of the customer"), _("Write the obligations of the customer.")
    )


class DeclineForm(forms.Form):
    reason = _paragraph(_("Reason"), _("State the reason."))
