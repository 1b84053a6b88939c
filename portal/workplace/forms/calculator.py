"""What the term calculator asks."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.rules.clauses import TERMS
from portal.rules.terms import Length, Term, Unit, working_days
from portal.workplace.public.wording import clause_name, written_length

LONGEST = 1000  # working days, about four years: more than any term of the Rules


def countable_terms() -> list[Term]:
    """Terms of working days; years and moments set by a document have no days to count."""
    return [term for term in TERMS.values() if term.length.unit is Unit.WORKING_DAYS]


class CalculatorForm(forms.Form):
    """A start, and either a term of the Rules or a number of working days."""

    start = forms.DateField(
        label=_("Day of the event"),
        help_text=_(
            "The day on which the document was received, signed or published, weekends included."
        ),
    )
    term = forms.ChoiceField(label=_("Term of the Rules"), required=False)
    days = forms.IntegerField(
        label=_("Or a number of working days"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "portal-input--short"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].choices = [
            ("", _("No term: count a number of days")),
            *((term.code, _named(term)) for term in countable_terms()),
        ]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("term") and data.get("days"):
            self.add_error("days", _("Choose a term or give a number of days, not both."))
        elif not data.get("term") and "days" in data and data["days"] is None:
            self.add_error("term", _("Choose a term or give a number of days."))
        return data

    @property
    def chosen(self) -> Term | None:
        return TERMS.get(self.cleaned_data["term"])

    @property
    def length(self) -> Length:
        """Of a valid form: the term's length, or the number of working days."""
        return self.chosen.length if self.chosen else working_days(self.cleaned_data["days"])

    @property
    def event_on(self) -> date:
        return self.cleaned_data["start"]


def _named(term: Term) -> str:
    return f"{clause_name(term.clause)}. {term.title}: {written_length(term.length)}"
