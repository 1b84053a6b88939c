"""The rows of the design task: stages, processes, integrations, criteria, responsibilities."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.annexes.choices import NO
from requests_app.annexes.fields import Choice, Day, Line, Paragraph, Whole
from requests_app.annexes.formsets import Rows
from requests_app.annexes.parts import Part

from . import choices
from .paths import GENERAL
from .registry import ServiceNumber, registered

# A plan reaches a few years ahead; what is further away is a slip of the pen.
DAYS_AHEAD, DAYS_BACK = 3653, 1827
ALL_WEIGHTS = 100
# The columns of the responsibility matrix.
PARTIES = ("integrator", "customer", "operator", "supplier")


class StageOfCreation(Part):
    title = Paragraph(
        label=_("Stage"), longest=500, tall=2, missing=_("Write the name of the stage.")
    )
    term = Line(
        label=_("Term of the stage"), longest=200, missing=_("Write the term of the stage."),
        help_text=_("For example three months after the contract is signed."),
    )  # fmt: skip


class ProcessRow(Part):
    process = Paragraph(
        label=_("Process"), longest=500, tall=2, missing=_("Write the name of the process.")
    )
    subprocess = Paragraph(
        label=_("Sub-process, if any"), longest=500, tall=2, missing="", required=False
    )
    function = Paragraph(
        label=_("Function"), longest=2000, tall=2,
        missing=_("Write what the product does in this process."),
    )  # fmt: skip


class RequirementRow(Part):
    title = Paragraph(
        label=_("Requirement"), longest=500, tall=2, missing=_("Write the requirement.")
    )
    value = Paragraph(
        label=_("Value"), longest=2000, tall=2,
        missing=_("Write the value that is required."),
    )  # fmt: skip


class IntegrationRow(Part):
    title = Line(
        label=_("Object or product to integrate with"), longest=500,
        missing=_("Write what is to be integrated with."),
    )  # fmt: skip
    service = ServiceNumber(
        label=_("Integration service in the registry of services"),
        help_text=_(
            "Its number. Leave it blank if the service is not in the registry yet: it is placed there"
            " before testing."
        ),
    )
    direction = Choice(
        label=_("Direction of the exchange"), choices=choices.DIRECTIONS, listed=True,
        missing=_("Choose the direction of the exchange."),
    )  # fmt: skip
    purpose = Paragraph(
        label=_("Purpose and content of the exchange"), longest=2000, tall=2,
        missing=_("Write what is exchanged and what for."),
    )  # fmt: skip

    def clean_service(self):
        return registered(self.cleaned_data["service"], self.facts)


class CriterionRow(Part):
    title = Line(label=_("Criterion"), longest=300, missing=_("Write the name of the criterion."))
    weight = Whole(
        label=_("Weight"), least=1, most=ALL_WEIGHTS,
        missing=_("Write the weight of the criterion."),
        help_text=_("A whole number; all weights together make 100."),
    )  # fmt: skip
    description = Paragraph(
        label=_("How it is scored"), longest=2000, tall=2,
        missing=_("Write how the criterion is scored."),
    )  # fmt: skip


class Criteria(Rows):
    """Ours: the weights add to 100."""

    def clean(self):
        super().clean()
        said = [form.cleaned_data.get("weight") for form in self.forms if form.has_changed()]
        if said and None not in said and sum(said) != ALL_WEIGHTS:
            raise ValidationError(
                _("The weights add to %(sum)s now; together they must make 100."),
                code="weights", params={"sum": sum(said)},
            )  # fmt: skip


class PlannedStage(Part):
    title = Paragraph(
        label=_("Stage"), longest=500, tall=2, missing=_("Write the name of the stage.")
    )
    starts = Day(label=_("Begins on"), missing=_("Write the date on which the stage begins."))
    ends = Day(label=_("Ends on"), missing=_("Write the date on which the stage ends."))
    responsible = Line(
        label=_("Responsible"), longest=300, missing=_("Write who is responsible for the stage.")
    )

    def clean_starts(self):
        return within_reach(self.cleaned_data["starts"], self.facts.today)

    def clean_ends(self):
        return within_reach(self.cleaned_data["ends"], self.facts.today)

    def clean(self):
        super().clean()
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends < starts:
            self.add_error(
                "ends",
                ValidationError(_("The stage ends before it begins."), code="order"),
            )


def within_reach(day: date | None, today: date) -> date | None:
    """Raises `ValidationError` for a day that no plan of today reaches."""
    if day and day > today + timedelta(days=DAYS_AHEAD):
        raise ValidationError(_("This date is too far in the future."), code="future")
    if day and day < today - timedelta(days=DAYS_BACK):
        raise ValidationError(_("This date is too far in the past."), code="past")
    return day


def _share(label) -> Choice:
    return Choice(
        label=label, choices=choices.SHARES, listed=True, required=False,
        blank=choices.NO_SHARE, missing=_("Choose the part in the work: R, A, C, I or “–”."),
    )  # fmt: skip


class ResponsibilityRow(Part):
    work = Paragraph(label=_("Work"), longest=500, tall=2, missing=_("Write what the work is."))
    integrator = _share(_("Service integrator"))
    customer = _share(_("Customer of the IC service"))
    operator = _share(_("Operator"))
    supplier = _share(_("Supplier"))

    def clean(self):
        super().clean()
        answers = {party: self.cleaned_data.get(party) for party in PARTIES}
        accountable = [party for party, said in answers.items() if said == choices.ACCOUNTABLE]
        if len(accountable) != 1 and not self.errors:
            # At the second one, or where the first could stand: a link has to lead to a field.
            self.add_error(
                accountable[1] if accountable else PARTIES[0],
                ValidationError(
                    _("Exactly one party is accountable (A) for a work; here there are %(count)s."),
                    code="accountable", params={"count": len(accountable)},
                ),
            )  # fmt: skip
        if answers["supplier"] and self.facts.answer(GENERAL, "rental") == NO:
            self.add_error(
                "supplier",
                ValidationError(
                    _("There is no supplier, since no rental is provided for. Choose “–”."),
                    code="no-supplier",
                ),
            )


class SupportRow(Part):
    kind = Line(
        label=_("Kind of state support"), longest=300,
        missing=_("Write the kind of state support."),
    )  # fmt: skip
    volume = Line(
        label=_("Volume"), longest=300,
        missing=_("Write the volume of state support, in tenge or in words."),
        help_text=_("In tenge, or in words where it cannot be measured in money."),
    )  # fmt: skip
