"""What every form of an annex does: the answers of a section, or of one row of a list."""

from datetime import timedelta
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from .facts import Facts
from .fields import Line
from .files import FileKey
from .when import When

# Acts are cited a little before they come into force; a year ahead is a slip of the pen.
LATEST_DAYS_AHEAD = 366


class Part(forms.Form):
    """Some answers. Their errors never rest on what the browser checked.

    `WHEN` names the questions that only another answer raises: without it they may stay blank.
    """

    WHEN: ClassVar[dict[str, When]] = {}
    use_required_attribute = False

    def __init__(self, *args, facts: Facts, **kwargs):
        super().__init__(*args, **kwargs)
        self.facts = facts
        self.when = dict(self.WHEN)
        for field in self.fields.values():
            if isinstance(field, Line):
                field.widget.attrs["lang"] = facts.language
            if isinstance(field, FileKey):
                field.widget.facts = facts

    def full_clean(self):
        if self.facts.judged:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    def clean(self):
        for name, when in self.when.items():
            if not when.applies(self):
                self._excuse(name)

    def _excuse(self, name: str) -> None:
        """Forgive that an answer is missing which nothing asks for."""
        errors = self.errors.as_data().get(name, [])
        if any(error.code == "required" for error in errors):
            del self.errors[name]


class Dated(Part):
    """A row with the date of a document."""

    def clean_date(self):
        day = self.cleaned_data["date"]
        if day and day > self.facts.today + timedelta(days=LATEST_DAYS_AHEAD):
            raise ValidationError(_("This date is too far in the future."), code="future")
        return day


class Copied(Part):
    """A row with a file, in the field `file`."""

    def clean_file(self):
        key = self.cleaned_data["file"]
        if key and key not in self.facts.documents:
            raise ValidationError(_("This file is no longer kept. Attach it again."), code="file")
        return key
