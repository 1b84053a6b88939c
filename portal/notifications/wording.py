"""What each kind of message says. Apps register their kinds when they are loaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.rules.text import Text

# The address of a path of the portal in the reader's language.
Address = Callable[[str], str]
# (facts as people read them, path, address) → what the e-mail says below its subject.
Body = Callable[[Mapping, str, Address], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """`subject` is all that the portal shows; `switch` is the field of the person that stops its e-mails."""

    subject: object
    body: Body | None = None
    switch: str = ""


KINDS: dict[str, Kind] = {}


def register(kind: str, subject: object, *, body: Body | None = None, switch: str = "") -> None:
    """`subject` is a lazy message with named places, e.g. "Request %(number)s was agreed".

    Without a `body` the e-mail repeats the subject and says where to open it. Without a
    `switch` nobody can turn its e-mails off.
    """
    KINDS[kind] = Kind(subject, body, switch)


def goes_by_email(kind: str, user) -> bool:
    """Whether the person has left the e-mails of this kind switched on."""
    known = KINDS.get(kind)
    return known is None or not known.switch or getattr(user, known.switch)


def wording(kind: str, facts: Mapping) -> str:
    """The message in the active language; dates are written as people write them.

    A fact may itself be in three languages, as `names_of` gives it.
    """
    return str(KINDS[kind].subject) % _Readable(facts)


def letter(kind: str, facts: Mapping, path: str, address: Address) -> str:
    """The plain text of the e-mail, in the active language."""
    subject, body = wording(kind, facts), KINDS[kind].body
    if body is not None:
        return f"{subject}\n\n{body(_Readable(facts), path, address)}\n"
    return _("%(subject)s\n\nOpen it in the portal: %(address)s\n") % {
        "subject": subject,
        "address": address(path),
    }


def names_of(text: Text) -> dict[str, str]:
    """A name as a fact: each reader gets it in their own language."""
    return {"kk": text.kk, "ru": text.ru, "en": text.en}


class _Readable(dict):
    """Facts as people read them, looked up only when a message has a place for them.

    A message sent before its kind learnt to say more lacks the new facts: it stays readable.
    """

    def __init__(self, facts: Mapping) -> None:
        super().__init__(facts)

    def __getitem__(self, name: str) -> object:
        return _readable(name, super().get(name, "–"))


def _readable(name: str, value: object) -> object:
    if isinstance(value, dict):
        return str(Text(**value))
    if name.endswith("_on") and (day := parse_date(str(value))):
        return date_format(day, "DATE_FORMAT")
    return value
