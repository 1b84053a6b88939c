"""The answers to choose from in Annex 2, with the words people see."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PRODUCTS = [
    ("ssp", _("Service software product")),
    ("ici_object", _("ICI object")),
]
READINESS = [
    ("idea", pgettext_lazy("readiness of a product", "Idea")),
    ("in_development", pgettext_lazy("readiness of a product", "In development")),
    ("ready", pgettext_lazy("readiness of a product", "Ready")),
    ("in_operation", pgettext_lazy("readiness of a product", "In operation already")),
]
MODELS = [
    ("asm", _("Project of the service model of informatization")),
    ("ppp", _("PPP project of the service model of informatization")),
]
