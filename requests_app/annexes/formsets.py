"""Rules over the rows of one list."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, Form
from django.utils.translation import gettext_lazy as _


class Rows(BaseFormSet):
    """A list with a limit.

    Rows left wholly blank are not judged, save the first of a list that is needed.
    """

    default_error_messages = {
        "too_many_forms": _("There are too many rows here. Leave at most %(num)s."),
        "missing_management_form": _(
            "The rows did not arrive whole. Reload the page and try again."
        ),
    }

    # Said to rows that are out of place.
    NONE = _("The answer above says that there are none. Change it, or remove these rows.")

    def __init__(self, *args, needed: bool | None, denies: Any = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.needed = needed
        self.denies = denies or self.NONE
        self.min_num = 1 if needed else 0

    def full_clean(self):
        if self.form_kwargs["facts"].judged:
            super().full_clean()
        else:
            self._errors = []
            self._non_form_errors = self.error_class()

    @property
    def made(self) -> list[Form]:
        """The forms of the rows, as far as anybody has asked for them: two hundred cost a moment."""
        return self.__dict__.get("forms", [])

    def clean(self):
        if self.needed is False and any(form.has_changed() for form in self.forms):
            raise ValidationError(self.denies, code="out-of-place")
