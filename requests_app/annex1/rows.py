"""The rows that a person adds as many of as there are: acts, tasks, groups, contacts."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..annexes.fields import Choice, Day, Email, Line, Paragraph, Phone, Whole
from ..annexes.files import FileKey
from ..annexes.formsets import Rows
from ..annexes.parts import Copied, Dated, Part
from . import choices
from .choices import ACT


class LegalBasis(Rows):
    def clean(self):
        """At least one row is a legal act: programmes alone are no basis of a function."""
        super().clean()
        kinds = {form.cleaned_data.get("kind") for form in self.forms if form.has_changed()}
        if kinds and None not in kinds and ACT not in kinds:
            raise ValidationError(_("Cite at least one legal act."), code="no-act")


class LegalBasisRow(Dated):
    kind = Choice(
        label=_("Kind"), choices=choices.BASES, listed=True,
        missing=_("Say whether it is a legal act or a programme."),
    )  # fmt: skip
    title = Paragraph(
        label=_("Title"), longest=1000, tall=2, missing=_("Write the title of the act.")
    )
    number = Line(
        label=_("Number"), longest=60, missing=_("Write the number of the act."),
        help_text=_("With its letters, for example № 360-VI."),
    )  # fmt: skip
    date = Day(label=_("Date of the act"), missing=_("Write the date of the act."))
    clause = Line(
        label=_("Articles, clauses"), longest=300,
        missing=_("Cite the exact articles or clauses."),
        help_text=_("The exact places that describe the function or provide for the service."),
    )  # fmt: skip


class TaskRow(Part):
    text = Paragraph(label=_("Task"), longest=2000, tall=2, missing=_("Write the task."))


class GroupRow(Part):
    kind = Choice(
        label=_("Who they are"), choices=choices.USERS, listed=True,
        missing=_("Say whether they are individuals or legal entities."),
    )  # fmt: skip
    count = Whole(label=_("How many"), least=1, missing=_("Write how many users there are."))
    functions = Paragraph(
        label=_("What they do in the system"), longest=2000, tall=2,
        missing=_("Write what these users do."),
    )  # fmt: skip


class ResultRow(Part):
    text = Paragraph(label=_("Result"), longest=2000, tall=2, missing=_("Write the result."))


class DocumentationRow(Dated, Copied):
    kind = Choice(
        label=_("Kind"), choices=choices.DOCUMENTATION, listed=True,
        missing=_("Choose the kind of the document."),
    )  # fmt: skip
    title = Line(label=_("Title"), longest=500, missing=_("Write the title of the document."))
    date = Day(label=_("Date of the document"), missing=_("Write the date of the document."))
    file = FileKey(label=_("Copy of the document"), missing=_("Attach a copy of the document."))


class SystemRow(Part):
    name = Line(label=_("Name"), longest=500, missing=_("Write the name of the system."))
    type = Choice(
        label=_("Kind"), choices=choices.SYSTEMS, listed=True,
        missing=_("Choose the kind of the system."),
    )  # fmt: skip
    owner = Line(label=_("Owner"), longest=500, missing=_("Write who owns the system."))


class ContactRow(Part):
    surname = Line(label=_("Surname"), longest=100, missing=_("Write the surname."))
    name = Line(label=_("Name of the person"), longest=100, missing=_("Write the name."))
    patronymic = Line(label=_("Patronymic, if any"), longest=100, missing="", required=False)
    unit = Line(label=_("Structural unit"), longest=300, missing=_("Write the structural unit."))
    position = Line(label=_("Position"), longest=300, missing=_("Write the position."))
    work_phone = Phone(label=_("Work telephone"), missing=_("Write the work telephone."))
    mobile_phone = Phone(label=_("Mobile telephone"), missing=_("Write the mobile telephone."))
    email = Email(label=_("E-mail"), missing=_("Write the e-mail address."))
