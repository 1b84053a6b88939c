"""What is said from the readiness for testing to the decision to form the IC service."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.documents.fields import DocumentField

LONGEST = 10_000
DATES = ["%d.%m.%Y", "%Y-%m-%d"]
DATE_INVALID = _("Write the date as day.month.year, for example 07.07.2020.")
OUTCOMES = [("passed", _("Passed")), ("failed", _("Not passed"))]


def paragraph(label, missing=None, *, help_text="", rows=4) -> forms.CharField:
    """A text of several lines; without `missing` it may be left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=missing is not None,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing} if missing else {},
    )


def line(label, missing=None, *, help_text="", longest=300) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=missing is not None,
        max_length=longest,
        error_messages={"required": missing} if missing else {},
    )


def day(label, missing=None, *, help_text="") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=missing is not None,
        input_formats=DATES,
        error_messages={"invalid": DATE_INVALID} | ({"required": missing} if missing else {}),
    )


def choice(label, choices, missing) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


def whole(label, *, help_text="") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=1, max_value=1_000_000_000
    )


class EquipForm(forms.Form):
    """Clause 88(1): the platform and the operator's own infrastructure are equipped."""

    how = choice(
        _("How"),
        [("bought", _("Bought by the internal rules of the operator")),
         ("created", _("Created by the operator"))],
        _("Say whether the object was bought or created."),
    )  # fmt: skip
    what = paragraph(_("What was equipped"), _("Write what was bought or created."))
    ground = line(
        _("Document"), _("Write the number and date of the document of the purchase or creation."),
        help_text=_("Number and date of the contract of purchase or of the order on creation."),
    )  # fmt: skip


class ReadinessForm(forms.Form):
    """The resource sheet of clause 73; that it is there a check of the step asks."""

    processors = whole(_("Processors, virtual cores"))
    memory = whole(_("Memory, GB"))
    storage = whole(_("Storage, GB"))
    network = line(_("Network and addresses"), longest=1000)
    software = line(_("System software and licences"), longest=1000)
    sheet = DocumentField(label=_("Resource sheet as a file"), required=False)
    words = paragraph(_("What was created and in which version"))


class ItemForm(forms.Form):
    """`seen` is what the page showed of the item; blank when nobody says what was seen."""

    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class IntegrationTestForm(ItemForm):
    integration = forms.CharField(
        label=_("Integration"), max_length=40,
        error_messages={"required": _("Say which integration was tested.")},
    )  # fmt: skip
    service = line(
        _("Integration service in the registry of services"),
        help_text=_("Its number; blank if the design task names it."), longest=40,
    )  # fmt: skip
    outcome = choice(_("Outcome"), OUTCOMES, _("Say whether the integration passed."))
    note = paragraph(_("What was exchanged and what came of it"))


class FunctionalTestForm(ItemForm):
    item = forms.CharField(
        label=_("Item of the checklist"), max_length=40,
        error_messages={"required": _("Say which item was tested.")},
    )  # fmt: skip
    outcome = choice(_("Outcome"), OUTCOMES, _("Say whether the item passed."))
    note = paragraph(_("What was done and what came of it"))


class AllocationForm(forms.Form):
    environment = paragraph(
        _("Regular operating environment"), _("Write which environment was allocated."),
        help_text=_("Data centre, segment, addresses."),
    )  # fmt: skip
    resources = paragraph(_("Allocated resources"), _("Write which resources were allocated."))


class SecurityTestForm(forms.Form):
    """The act of the tests of conformity to the requirements of information security."""

    tested = choice(
        _("What was tested"),
        [("product", _("The service software product")),
         ("platform_with_object", _("The platform of “electronic government” with the new object"))],
        _("Say what was tested."),
    )  # fmt: skip
    number = line(_("Number of the act"), _("Write the number of the act."), longest=60)
    date = day(_("Date of the act"), _("Write the date of the act."))
    result = choice(
        _("Result"),
        [("positive", _("Conforms")), ("negative", _("Does not conform"))],
        _("Say what the result is."),
    )  # fmt: skip
    act_file = DocumentField(label=_("Act of the tests"), missing=_("Attach the act of the tests."))


class FailForm(forms.Form):
    defects = paragraph(_("Defects"), _("Write which defects have to be mended."), rows=6)


class NotifyPassedForm(forms.Form):
    words = paragraph(_("Text of the notice"))


class ConveneForm(forms.Form):
    date = day(_("Day of the meeting"), _("Write the day of the meeting."))
    time = forms.TimeField(
        label=_("Time"),
        error_messages={
            "required": _("Write the time of the meeting."),
            "invalid": _("Write the time as hours:minutes, for example 10:30."),
        },
    )
    place = line(_("Place or address of the video conference"), _("Write the place."))
    agenda = paragraph(_("Agenda"), _("Write the agenda."))


class PresentForm(forms.Form):
    documents = forms.MultipleChoiceField(
        label=_("What is presented to the Commission"),
        choices=[
            ("minutes", _("Minutes of the earlier meetings of the Commission")),
            ("protocols", _("Test protocols")),
            ("act", _("Act of the information security tests")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is presented.")},
    )


class FormationForm(forms.Form):
    minutes = paragraph(
        _("Minutes of the meeting"), _("Write what the Commission heard and decided."), rows=8
    )
    dissent = paragraph(_("Dissenting opinions"))


class RefuseFormationForm(forms.Form):
    reason = paragraph(_("Reason"), _("State the reason."))
