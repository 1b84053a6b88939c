"""How the announced tenders are searched. The fields stand in the address, so that it can be sent on."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# What the public tells apart; the states behind each are those of the tender.
ACCEPTING, CONSIDERING, COMPLETED, CANCELLED = "accepting", "considering", "completed", "cancelled"
STATES = {
    ACCEPTING: ("accepting_bids",),
    CONSIDERING: ("closed", "opening", "opened", "evaluated"),
    COMPLETED: ("awarded",),
    CANCELLED: ("cancelled",),
}


class TenderSearchForm(forms.Form):
    """Words or a number, and the status."""

    text = forms.CharField(
        label=_("Words or a number"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[
            ("", _("Any")),
            (ACCEPTING, _("Published (bids are accepted)")),
            (CONSIDERING, _("Bids are being considered")),
            (COMPLETED, _("Completed")),
            (CANCELLED, _("Cancelled")),
        ],
    )

    @property
    def asked(self) -> dict:
        """What to look for; what is wrong in the address looks for nothing."""
        return self.cleaned_data if self.is_valid() else {}

    def narrow(self, rows):
        """The rows of `rows` that are asked for."""
        if text := self.asked.get("text", "").strip():
            rows = rows.filter(
                Q(title__icontains=text)
                | Q(number__icontains=text)
                | Q(project__number__icontains=text)
            )
        if status := self.asked.get("status"):
            rows = rows.filter(state__in=STATES[status])
        return rows
