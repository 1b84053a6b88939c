"""How clauses, terms and standings are named for people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.rules.clauses import Standing
from portal.rules.terms import Length, Unit

ITEM = "item-"

STANDING_NAMES = {
    Standing.BOUND: gettext_lazy("Enforced by the portal"),
    Standing.PARTLY: gettext_lazy("Enforced by the portal in part"),
    Standing.NOT_YET: gettext_lazy("Not enforced in the portal yet"),
    Standing.INFORMATIONAL: gettext_lazy("For information"),
    Standing.REMOVED: gettext_lazy("Removed"),
}
STANDING_TONES = {
    Standing.BOUND: "success",
    Standing.PARTLY: "gold",
    Standing.NOT_YET: "gold",
    Standing.INFORMATIONAL: "info",
    Standing.REMOVED: "neutral",
}


def clause_name(number: str) -> str:
    """ "Clause 13" of the Rules, or "Item 2 of the order" for "item-2"."""
    if number.startswith(ITEM):
        return _("Item %(number)s of the order") % {"number": number.removeprefix(ITEM)}
    return _("Clause %(number)s") % {"number": number}


def short_number(number: str) -> str:
    """ "13", and "2" for item 2 of the order: what stands before a title in a list."""
    return number.removeprefix(ITEM)


def written_length(length: Length) -> str:
    """A term's length in words; "" when another document or an event ends it."""
    match length.unit:
        case Unit.WORKING_DAYS:
            words = ngettext("%(count)d working day", "%(count)d working days", length.number)
        case Unit.CALENDAR_DAYS:
            words = ngettext("%(count)d calendar day", "%(count)d calendar days", length.number)
        case Unit.YEARS:
            words = ngettext("%(count)d year", "%(count)d years", length.number)
        case _:
            return ""
    return words % {"count": length.number}
