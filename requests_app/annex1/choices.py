"""The answers to choose from in Annex 1, with the words people see."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ACT, PROGRAMME = "act", "programme"
BASES = [
    (ACT, _("Legal act")),
    (PROGRAMME, _("State, sectoral or territorial programme")),
]
REGION = "region"
SCALES = [
    ("country", _("The whole country")),
    (REGION, pgettext_lazy("scale", "Region")),
    ("department", pgettext_lazy("scale", "Department")),
]
USERS = [("individual", _("Individuals")), ("legal", _("Legal entities"))]
PERIODS = [
    ("day", _("per day")),
    ("week", _("per week")),
    ("month", _("per month")),
    ("year", _("per year")),
]
UNITS = [
    ("KB", pgettext_lazy("unit of volume", "KB")),
    ("MB", pgettext_lazy("unit of volume", "MB")),
    ("GB", pgettext_lazy("unit of volume", "GB")),
    ("TB", pgettext_lazy("unit of volume", "TB")),
]
DOCUMENTATION = [
    ("passport", _("Passport of the information system")),
    ("terms_of_reference", _("Terms of reference")),
    ("feasibility_study", _("Feasibility study")),
    ("investment_project", _("Investment project")),
    ("other", _("Other documentation")),
]
NONE, PARTIAL, FULL = "none", "partial", "full"
EXTENTS = [
    (NONE, _("No, there is none")),
    (PARTIAL, _("Yes, it automates the activity in part")),
    (FULL, _("Yes, it automates the whole activity")),
]
SYSTEMS = [
    ("information_system", _("Information system")),
    ("document_management", _("Electronic document management system")),
    ("internet_resource", _("Internet resource")),
    ("departmental_portal", _("Departmental portal")),
    ("other", pgettext_lazy("kind of system", "Other")),
]
