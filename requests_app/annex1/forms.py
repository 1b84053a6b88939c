"""The single answers of each section, and what one answer makes of another."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from . import choices
from .choices import NO, YES, YES_NO
from .fields import Choice, Line, Paragraph, Volume, Whole
from .rows import Part


class Scope(Part):
    """Clause 3: the Rules may not apply to the object at all."""

    object = Choice(
        label=_("What is to be created"), choices=choices.OBJECTS,
        missing=_("Say what is to be created."),
    )  # fmt: skip
    integrates_with_egov = Choice(
        label=_("Does the object integrate with objects of e-government?"), choices=YES_NO,
        missing=_("Say whether the object integrates with objects of e-government."),
        help_text=_(
            "Clause 3(2): objects of the National Bank fall under the Rules only when they are"
            " information systems that integrate with objects of e-government."
        ),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.facts.filer.kind != Organisation.Kind.NATIONAL_BANK:
            del self.fields["integrates_with_egov"]


class Function(Part):
    function_name = Paragraph(
        label=_("Name of the function"), longest=500, min_length=5, tall=2,
        missing=_("Write the name of the function."),
    )  # fmt: skip


class Goal(Part):
    goal = Paragraph(label=_("Goal"), longest=5000, missing=_("Write the goal of the automation."))


class Scale(Part):
    scale = Choice(
        label=_("Where the service will work"), choices=choices.SCALES,
        missing=_("Say where the service will work."),
    )  # fmt: skip
    regions = Line(
        label=_("If a region: which regions"), longest=1000,
        missing=_("Name the regions."),
    )  # fmt: skip
    frequency_n = Whole(
        label=_("Frequency of use: how many times"), least=1,
        missing=_("Write how many times the service is used."),
    )  # fmt: skip
    frequency_per = Choice(
        label=_("Frequency of use: in what period"), choices=choices.PERIODS, listed=True,
        missing=_("Say in what period the service is used so many times."),
    )  # fmt: skip
    documents_count = Whole(
        label=_("Electronic documents: number"), least=0,
        missing=_("Write how many electronic documents circulate; 0 if there are none."),
    )  # fmt: skip
    documents_volume = Volume(
        label=_("Electronic documents: volume"),
        missing=_("Write the volume of the electronic documents; 0 if there are none."),
    )  # fmt: skip
    documents_unit = Choice(
        label=_("Electronic documents: unit of volume"), choices=choices.UNITS, listed=True,
        missing=_("Choose the unit of volume."),
    )  # fmt: skip
    documents_per = Choice(
        label=_("Electronic documents: in what period"), choices=choices.PERIODS, listed=True,
        missing=_("Say in what period so many documents circulate."),
    )  # fmt: skip

    def clean(self):
        if self.cleaned_data.get("scale") != choices.REGION:
            excuse(self, "regions")


class CurrentState(Part):
    as_is = Paragraph(
        label=_("How the function is performed today"), tall=6,
        missing=_("Write how the function is performed today."),
    )  # fmt: skip
    problems = Paragraph(label=_("Problems"), tall=6, missing=_("Write what the problems are."))
    partial_faults = Paragraph(
        label=_("Faults of the partial automation by existing systems"), missing="", required=False,
        help_text=_("Where a system of row 9 automates the activity in part: what it lacks."),
    )  # fmt: skip


class Restricted(Part):
    official_use = Choice(
        label=_("Do documents for official use circulate?"), choices=YES_NO,
        missing=_("Say whether documents for official use circulate."),
    )  # fmt: skip
    state_secret = Choice(
        label=_("Does information with the status of a state secret circulate?"), choices=YES_NO,
        missing=_("Say whether state secrets circulate in the function."),
    )  # fmt: skip
    object_holds_secrets = Choice(
        label=_("If so: will the object hold, process or transmit state secrets?"),
        choices=YES_NO,
        missing=_("Say whether the object to be created will deal with state secrets."),
        help_text=_(
            "Clause 3(1): the Rules do not apply to such an object; the request cannot be filed here."
        ),
    )  # fmt: skip
    comment = Paragraph(
        label=_("Comment, if one of the answers is yes"), longest=2000,
        missing=_("Explain the answer “yes”: which restrictions there are."),
        help_text=_("Never write the restricted information itself, and never attach it."),
    )  # fmt: skip

    def clean(self):
        given = self.cleaned_data
        if given.get("state_secret") != YES:
            excuse(self, "object_holds_secrets")
        if YES not in (given.get("official_use"), given.get("state_secret")):
            excuse(self, "comment")

    def clean_object_holds_secrets(self):
        answer = self.cleaned_data["object_holds_secrets"]
        if answer == YES:
            raise ValidationError(
                _("A request for an object with state secrets cannot be filed (clause 3(1))."),
                code="state-secrets",
            )
        return answer


class Documentation(Part):
    has_documentation = Choice(
        label=_("Is there technical documentation?"), choices=YES_NO,
        missing=_("Say whether there is technical documentation."),
    )  # fmt: skip

    def rows_needed(self) -> bool | None:
        return {YES: True, NO: False}.get(self["has_documentation"].data)


class ExistingSystems(Part):
    extent = Choice(
        label=_("Does an information system automate the activity already?"),
        choices=choices.EXTENTS,
        missing=_("Say whether an information system automates the activity already."),
    )  # fmt: skip

    def rows_needed(self) -> bool | None:
        answers = {choices.NONE: False, choices.PARTIAL: True, choices.FULL: True}
        return answers.get(self["extent"].data)


def excuse(form: Part, name: str) -> None:
    """Forgive that an answer is missing which another answer makes needless."""
    errors = form.errors.as_data().get(name, [])
    if any(error.code == "required" for error in errors):
        del form.errors[name]
