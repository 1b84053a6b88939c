"""What is said from the request for development to the minutes of its discussion (clauses 90-92)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.documents.fields import DocumentField
from portal.organisations.models import Organisation

from ..annexes.choices import LANGUAGES, OBJECTS, YES_NO
from ..annexes.fields import Choice, Line, Money, Paragraph
from ..conditions import scope_refusal
from .written import Written

LONGEST = 20_000
# The answers of a request that are files.
FILES = ("description", "calculation")


class Demanded(Written):
    """Never optional; that it is missing a check of the step says, with its clause."""

    def validate(self, value: str) -> None:
        pass


class DemandedChoice(Choice):
    """As `Demanded`, of an answer to choose."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class ScopeForm(forms.Form):
    """The questions of clause 3; until they are answered nothing is stored."""

    use_required_attribute = False

    holds_secrets = Choice(
        label=_("Will the service hold, process or transmit state secrets once it is developed?"),
        choices=YES_NO,
        missing=_("Say whether the object will deal with state secrets."),
        help_text=_("Clause 3(1): the Rules do not apply to such an object."),
    )
    object = Choice(
        label=_("What stands behind the service"), choices=OBJECTS,
        missing=_("Say what stands behind the service."),
    )  # fmt: skip
    integrates_with_egov = Choice(
        label=_("Does the object integrate with objects of e-government?"), choices=YES_NO,
        missing=_("Say whether the object integrates with objects of e-government."),
        help_text=_(
            "Clause 3(2): objects of the National Bank fall under the Rules only when they are"
            " information systems that integrate with objects of e-government."
        ),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language in which it will be written"), choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the language."), "invalid_choice": _("Choose the language."),
        },
    )  # fmt: skip

    def __init__(self, *args, customer: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.customer = customer
        if customer.kind != Organisation.Kind.NATIONAL_BANK:
            del self.fields["object"], self.fields["integrates_with_egov"]

    @property
    def scope(self) -> dict:
        """The answers to clause 3; of a valid form."""
        return {name: said for name, said in self.cleaned_data.items() if name != "language"}

    @property
    def refused_at_once(self):
        """What clause 3 refuses whatever else is answered, or None."""
        typed = {"holds_secrets": self.data.get("holds_secrets", "")}
        return scope_refusal({"scope": typed}, None)


class AskForm(forms.Form):
    """What is to be developed and why (90); which questions are asked is ours."""

    use_required_attribute = False

    what = Paragraph(
        label=_("What is to be developed"), missing=_("Write what is to be developed."),
        longest=LONGEST,
    )  # fmt: skip
    why = Paragraph(
        label=_("Why"), missing=_("Write why the development is needed."),
        help_text=_("What the service does not do today, and whom that concerns."),
        longest=LONGEST,
    )  # fmt: skip
    effect = Paragraph(
        label=_("Expected effect"), missing=_("Write which effect is expected."),
        help_text=_("In figures where there are some: time, number of documents, users, costs."),
        longest=LONGEST,
    )  # fmt: skip
    functions = Paragraph(
        label=_("Functions that are added or change"),
        missing=_("Write which functions are added or change."),
        help_text=_("One a line; name the integrations too."),
        longest=LONGEST,
    )  # fmt: skip
    acts = Paragraph(
        label=_("Legal acts"), missing=None, required=False,
        help_text=_("Title, date, number and clause of each, if acts require the development."),
        longest=LONGEST,
    )  # fmt: skip
    description = DocumentField(label=_("Description of the development as a file"), required=False)
    calculation = DocumentField(label=_("Calculation of the effect as a file"), required=False)


class PriceOfferForm(forms.Form):
    use_required_attribute = False

    amount = Money(
        label=_("Price in tenge"), missing=_("Write the price."),
        help_text=_("Of the whole development, for example 25 000 000."),
    )  # fmt: skip
    works = Paragraph(
        label=_("Works"), missing=_("Write which works the price covers."), longest=LONGEST
    )
    term = Line(
        label=_("Term of the works"), missing=_("Write how long the works take."),
        help_text=_("For example: 4 months from the approval of the design task."),
    )  # fmt: skip
    file = DocumentField(label=_("Price offer as a file"), required=False)


class ConclusionForm(forms.Form):
    """How customer and operator took part a check of the step demands (91)."""

    use_required_attribute = False

    outcome = Choice(
        label=_("Conclusion"),
        choices=[
            ("positive", _("Positive: the development is expedient")),
            ("negative", _("Negative: the development is not expedient")),
        ],
        missing=_("Say whether the development is expedient."),
    )
    grounds = Written(
        label=_("Grounds"), max_length=LONGEST, rows=7,
        error_messages={"required": _("State the grounds of the conclusion.")},
    )  # fmt: skip
    customer_part = Demanded(
        label=_("How the customer took part in the analysis"), max_length=LONGEST, rows=3
    )
    operator_part = Demanded(
        label=_("How the operator took part in the analysis"), max_length=LONGEST, rows=3
    )


class DiscussionForm(forms.Form):
    use_required_attribute = False

    date = forms.DateField(
        label=_("Day of the discussion"), input_formats=["%d.%m.%Y", "%Y-%m-%d"],
        error_messages={
            "required": _("Write the day of the discussion."),
            "invalid": _("Write the date as day.month.year, for example 07.07.2020."),
        },
    )  # fmt: skip
    time = forms.TimeField(
        label=_("Time"),
        error_messages={
            "required": _("Write the time of the meeting."),
            "invalid": _("Write the time as hours:minutes, for example 10:30."),
        },
    )
    place = Line(label=_("Place or address of the video conference"), missing=_("Write the place."))
    agenda = Written(label=_("Agenda"), required=False, max_length=LONGEST)


class DecideForm(forms.Form):
    """Two questions (X18); whether the second is asked depends on the service: a check judges it."""

    use_required_attribute = False

    minutes = Written(
        label=_("What was discussed"), max_length=LONGEST, rows=8,
        error_messages={"required": _("Write what was discussed.")},
    )  # fmt: skip
    develop = Choice(
        label=_("First question: is the IC service developed?"), choices=YES_NO,
        missing=_("Decide whether the IC service is developed."),
    )  # fmt: skip
    replace_supplier = DemandedChoice(
        label=_("Second question: is the supplier replaced?"), choices=YES_NO,
        missing=_("Decide separately whether the supplier is replaced."),
        help_text=_("The supplier is replaced by a new tender."),
    )  # fmt: skip
