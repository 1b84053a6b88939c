"""The rows of Annex 2 that Annex 1 does not have."""

from django.utils.translation import gettext_lazy as _

from ..annexes.fields import Line, Paragraph
from ..annexes.files import FileKey
from ..annexes.parts import Copied, Part


class IndicatorRow(Part):
    text = Paragraph(label=_("Indicator"), longest=2000, tall=2, missing=_("Write the indicator."))


class DocumentRow(Copied):
    title = Line(label=_("Title"), longest=500, missing=_("Write the title of the document."))
    file = FileKey(label=_("Copy of the document"), missing=_("Attach a copy of the document."))
