"""What a person chooses about being told."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DigestForm(forms.Form):
    digest_by_email = forms.BooleanField(
        label=_("Send me the digest of work by e-mail"),
        help_text=_(
            "Each working day after 9:00, when your organisation holds a term or a step waits for it."
            " Here in the portal it appears either way."
        ),
        required=False,
    )
