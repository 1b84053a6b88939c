"""What is said when a contract fails, and when the old product is switched off (clause 109)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.documents.fields import DocumentField

from .testing import day, paragraph


class BreachForm(forms.Form):
    happened_on = day(_("Day of the breach"), _("Write the day of the breach."))
    reason = paragraph(
        _("What was breached"), _("Write what was breached."), rows=6,
        help_text=_("The clause of the contract and what was not done."),
    )  # fmt: skip
    document = DocumentField(
        label=_("Document that confirms it"), missing=_("Attach the document that confirms it.")
    )


class RefusalForm(forms.Form):
    reason = paragraph(_("Reason"), _("State the reason."), rows=6)
    document = DocumentField(label=_("Document"), required=False)


class MigrationForm(forms.Form):
    """That all of it is there a check asks (109)."""

    migrated = paragraph(
        _("What was migrated"), rows=6,
        help_text=_("The electronic information resources: which, how much, where to."),
    )  # fmt: skip
    migrated_on = day(_("Day on which the migration was finished"))
    migration_act = DocumentField(label=_("Act of the migration"), required=False)
