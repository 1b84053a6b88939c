"""The answers to choose from in both annexes, with the words people see."""

from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"
YES_NO = [(YES, _("Yes")), (NO, _("No"))]

# The languages in which state bodies write; the interface has more.
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский")]

INFORMATION_SYSTEM = "information_system"
OBJECTS = [
    (INFORMATION_SYSTEM, _("Information system")),
    ("resource", _("Information resource")),
    ("infrastructure", _("Information and communication infrastructure")),
]
