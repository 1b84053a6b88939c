"""What is asked before a draft is started, besides the questions of clause 3."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from ..annexes.choices import LANGUAGES
from ..models import Initiative


class StartForm(forms.Form):
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language in which it will be written"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the language."),
            "invalid_choice": _("Choose the language."),
        },
    )
    earlier = forms.ChoiceField(
        label=_("Start from an earlier one"),
        help_text=_(
            "Its answers and files are copied into the new draft, where you change them."
            " The earlier one stays as it is."
        ),
        required=False,
        error_messages={"invalid_choice": _("Choose one of those that you have filed.")},
    )

    def __init__(self, *args, earlier: Iterable[Initiative] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.by_number = {initiative.project.number: initiative for initiative in earlier}
        if not self.by_number:
            del self.fields["earlier"]
            return
        titles = [
            (number, f"{number}, {initiative.title}")
            for number, initiative in self.by_number.items()
        ]
        self.fields["earlier"].choices = [("", _("Begin with a blank form")), *titles]

    @property
    def chosen(self) -> Initiative | None:
        """The earlier record whose answers are to be copied; only of a valid form."""
        return self.by_number.get(self.cleaned_data.get("earlier", ""))
