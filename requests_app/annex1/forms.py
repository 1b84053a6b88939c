"""The single answers of each row of Annex 1."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from ..annexes.choices import YES, YES_NO
from ..annexes.fields import Choice, Line, Paragraph, Volume, Whole
from ..annexes.parts import Part
from ..annexes.scope import refuse_secrets
from ..annexes.when import when
from . import choices


class Function(Part):
    function_name = Paragraph(
        label=_("Name of the function"), longest=500, min_length=5, tall=2,
        missing=_("Write the name of the function."),
    )  # fmt: skip


class Goal(Part):
    goal = Paragraph(label=_("Goal"), longest=5000, missing=_("Write the goal of the automation."))


class Scale(Part):
    WHEN: ClassVar = {"regions": when(_("If the service will work in regions"), scale="region")}

    scale = Choice(
        label=_("Where the service will work"), choices=choices.SCALES,
        missing=_("Say where the service will work."),
    )  # fmt: skip
    regions = Line(
        label=_("Which regions"), longest=1000,
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.facts.answer("existing_systems", "extent") == choices.PARTIAL:
            self.fields["partial_faults"].help_text = _(
                "Row 9 says that the activity is automated in part: write here what that"
                " automation lacks. It is asked for, but not a must."
            )


class Restricted(Part):
    WHEN: ClassVar = {
        "object_holds_secrets": when(
            _("If state secrets circulate in the function"), state_secret=YES
        ),
        "comment": when(_("If one of the answers is “Yes”"), official_use=YES, state_secret=YES),
    }

    official_use = Choice(
        label=_("Do documents for official use circulate?"), choices=YES_NO,
        missing=_("Say whether documents for official use circulate."),
    )  # fmt: skip
    state_secret = Choice(
        label=_("Does information with the status of a state secret circulate?"), choices=YES_NO,
        missing=_("Say whether state secrets circulate in the function."),
    )  # fmt: skip
    object_holds_secrets = Choice(
        label=_("Will the object hold, process or transmit state secrets?"),
        choices=YES_NO,
        missing=_("Say whether the object to be created will deal with state secrets."),
        help_text=_(
            "Clause 3(1): the Rules do not apply to such an object; the request cannot be filed here."
        ),
        marks={"data-secrets": True},
    )  # fmt: skip
    comment = Paragraph(
        label=_("Comment"), longest=2000,
        missing=_("Explain the answer “yes”: which restrictions there are."),
        help_text=_("Never write the restricted information itself, and never attach it."),
    )  # fmt: skip

    def clean_object_holds_secrets(self):
        return refuse_secrets(self.cleaned_data["object_holds_secrets"])


class Documentation(Part):
    has_documentation = Choice(
        label=_("Is there technical documentation?"), choices=YES_NO,
        missing=_("Say whether there is technical documentation."),
    )  # fmt: skip


class ExistingSystems(Part):
    extent = Choice(
        label=_("Does an information system automate the activity already?"),
        choices=choices.EXTENTS,
        missing=_("Say whether an information system automates the activity already."),
    )  # fmt: skip
