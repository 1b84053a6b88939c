"""What an administrator says to move a day off."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TransferForm(forms.Form):
    """`work` becomes a working day and `off` a day off, by the decision named in `reason`."""

    work = forms.DateField(
        label=_("Day off that will be worked"),
        help_text=_("Usually a Saturday or a Sunday. A holiday cannot be moved."),
    )
    off = forms.DateField(
        label=_("Working day that becomes a day off"),
        help_text=_("No term counts this day any more."),
    )
    reason = forms.CharField(
        label=_("By which decision"),
        help_text=_("The number and date of the act. Everybody reads it in the calendar."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say by which decision the day off is moved.")},
    )
