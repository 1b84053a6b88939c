"""The file that is imported."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def clean_file(self):
        """One at a time: of several the browser would lose all but one without a word."""
        if len(self.files.getlist("file")) > 1:
            raise forms.ValidationError(_("Upload one file at a time."))
        return self.cleaned_data["file"]
