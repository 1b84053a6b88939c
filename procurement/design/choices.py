"""The answers to choose from in the design task, with the words people see."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from requests_app.annex2.choices import MODELS as MECHANISMS
from requests_app.annex2.choices import PRODUCTS as SUBJECTS

__all__ = ["MECHANISMS", "SUBJECTS"]

SSP, ICI_OBJECT = "ssp", "ici_object"
ASM, PPP = "asm", "ppp"
# Under the rules of classification of informatization objects.
CLASSES = [
    ("first", pgettext_lazy("class of an object", "First class")),
    ("second", pgettext_lazy("class of an object", "Second class")),
    ("third", pgettext_lazy("class of an object", "Third class")),
]
PERIODS = [
    ("month", pgettext_lazy("amount of rent", "per month")),
    ("year", pgettext_lazy("amount of rent", "per year")),
    ("whole", pgettext_lazy("amount of rent", "for the whole period of rental")),
]
NO_RENTAL = [("no_rental", _("Rental is not provided for"))]
NO_SELECTION = [("no_selection", _("No supplier is selected"))]
DIRECTIONS = [
    ("receives", _("Receives data")),
    ("provides", _("Provides data")),
    ("both", _("Receives and provides data")),
]
ACCOUNTABLE = "A"
NO_SHARE = _("– takes no part")
SHARES = [
    ("R", pgettext_lazy("responsibility matrix", "R – performs the work")),
    (ACCOUNTABLE, pgettext_lazy("responsibility matrix", "A – is accountable for it")),
    ("C", pgettext_lazy("responsibility matrix", "C – is consulted")),
    ("I", pgettext_lazy("responsibility matrix", "I – is informed")),
]
