"""What is said from the technical documentation to the entry in the Catalogue."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.documents.fields import DocumentField

from .testing import line, paragraph


class DocumentationForm(forms.Form):
    documents = paragraph(
        _("Accepted documents"), _("Write which documents are accepted."),
        help_text=_("One a line: title, version, number of pages."), rows=6,
    )  # fmt: skip
    remarks = paragraph(_("Remarks"))
    file = DocumentField(label=_("Documentation as a file"), required=False)


class NotifyIntegratorForm(forms.Form):
    """That the copy is there a check asks (98)."""

    protocol_copy = DocumentField(label=_("Copy of the commissioning protocol"), required=False)
    words = paragraph(_("Text of the notice"))


class NotifyIntegratorWithCopyForm(NotifyIntegratorForm):
    """What the page asks besides: the portal's own copy, unless another one is attached."""

    by_portal = forms.BooleanField(
        label=_("Attach the protocol as the portal made it, as a PDF"), required=False
    )
    field_order = ("by_portal", "protocol_copy", "words")


class NotifyMinistryForm(forms.Form):
    words = paragraph(_("Text of the notice"))


class CatalogueForm(forms.Form):
    """How the service stands in the Catalogue, in three languages."""

    name_kk = line(_("Name in Kazakh"), _("Write the name in Kazakh."), longest=500)
    name_ru = line(_("Name in Russian"), _("Write the name in Russian."), longest=500)
    name_en = line(_("Name in English"), _("Write the name in English."), longest=500)
    purpose_kk = paragraph(_("Purpose in Kazakh"), _("Write the purpose in Kazakh."))
    purpose_ru = paragraph(_("Purpose in Russian"), _("Write the purpose in Russian."))
    purpose_en = paragraph(_("Purpose in English"), _("Write the purpose in English."))
    translated = line(
        _("Who translated"),
        help_text=_("Into which languages, and who: body, position, surname. Kept in the case."),
    )
