"""How the Rules page is searched."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.workplace.public.wording import STANDING_NAMES


class RulesForm(forms.Form):
    """Both fields stand in the address, so that what was found can be sent to somebody."""

    text = forms.CharField(
        label=_("Words or a clause number"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    standing = forms.ChoiceField(
        label=_("Standing"),
        required=False,
        choices=[
            ("", _("All clauses")),
            *((str(standing), name) for standing, name in STANDING_NAMES.items()),
        ],
    )
