"""What the frame of every page needs: languages, navigation, the unread count."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

EVERYBODY = (
    ("workplace:rules", _("Rules")),
    ("procurement:tenders", _("Tenders")),
    ("catalog:catalogue", _("Catalogue")),
    ("catalog:registers", _("Registers")),
    ("workplace:calendar", _("Calendar")),
)
# Public lists that the footer leads to besides.
ALSO = (("procurement:ppp-list", _("List of PPP projects")),)
# Who is signed in begins at my work; the mark of the portal leads home from every page.
HOME = (("workplace:front", _("Home")),)
STRANGERS = (("workplace:calculator", _("Term calculator")),)
SIGNED_IN = (
    ("workplace:my-work", _("My work")),
    ("workplace:notifications", _("Notifications")),
)
SHORT_NAMES = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}


class Page:
    """Computed when the template asks, so that a fragment pays for nothing."""

    def __init__(self, request) -> None:
        self.request = request
        self.name = settings.PORTAL_NAME

    @cached_property
    def languages(self) -> list[dict]:
        """The same page, with its query, in each language."""
        here = self.request.get_full_path()
        return [
            {
                "code": code,
                "name": name,
                "short": SHORT_NAMES[code],
                "address": _translated(here, code),
                "current": code == get_language(),
            }
            for code, name in settings.LANGUAGES
        ]

    @cached_property
    def navigation(self) -> list[dict]:
        signed_in = getattr(self.request, "actor", None)
        return self._items(EVERYBODY + SIGNED_IN if signed_in else HOME + EVERYBODY + STRANGERS)

    @property
    def footer(self) -> list[dict]:
        return self.navigation + self._items(ALSO)

    @property
    def unread(self) -> int:
        """Set on the request by the app that knows; 0 for a stranger."""
        return int(getattr(self.request, "unread", 0) or 0)

    def _items(self, entries) -> list[dict]:
        items = []
        for name, label in entries:
            address = _address(name)
            if address:
                items.append(
                    {"address": address, "label": label, "name": name} | self._place(address)
                )
        return items

    def _place(self, address: str) -> dict:
        here = self.request.path
        inside = address != _address("workplace:front") and here.startswith(
            address.rstrip("/") + "/"
        )
        return {"current": here == address, "inside": inside}


def page(request) -> dict:
    """The context processor: `page` in every template."""
    return {"page": Page(request)}


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _translated(address: str, code: str) -> str:
    """An address that no page has, such as the one of an error page, leads to the front page."""
    translated = translate_url(address, code)
    if translated == address and code != get_language():
        return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
    return translated
