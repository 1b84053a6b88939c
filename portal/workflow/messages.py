"""What the portal says of terms and of messages, whatever the record."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from portal.notifications.wording import Address, register

MISSED = "term.missed"
ESCALATED = "term.escalated"
MISSED_BY_OTHER = "term.missed_by_other"
MOVED = "term.moved"
WRITTEN = "record.message"
DUE_SOON = "term.due_soon"
DUE_TODAY = "term.due_today"
DUE_AHEAD = "term.due_ahead"


LETTER = _(
    "Term: %(term)s, clause %(clause)s\nCase: %(number)s\n\n"
    "Why this date: %(explained)s\nThe case: %(case)s"
)


def term_letter(facts: Mapping, path: str, address: Address) -> str:
    """Which term of which case it is, and where the portal shows why it ends when it does."""
    said = {name: facts[name] for name in ("term", "clause", "number")}
    case = address(f"/cases/{facts['number']}/")
    return str(LETTER) % (said | {"explained": address(path), "case": case})


register(
    DUE_SOON,
    _(
        "Reminder: the term of clause %(clause)s, %(number)s ends on %(due_on)s;"
        " working days left: %(remaining)s."
    ),
    body=term_letter,
)
register(
    DUE_TODAY,
    _(
        "Today is the last day: the term of clause %(clause)s, %(number)s ends at 24:00 on"
        " %(due_on)s; working days left: %(remaining)s."
    ),
    body=term_letter,
)
register(
    DUE_AHEAD,
    _(
        "A month ahead: the term of clause %(clause)s, %(number)s ends on %(due_on)s;"
        " working days left: %(remaining)s."
    ),
    body=term_letter,
)
register(
    MISSED,
    _(
        "Term missed: clause %(clause)s, %(number)s was due on %(due_on)s; working days late: %(late)s."
    ),
    body=term_letter,
)
register(
    ESCALATED,
    _(
        "For the head: your organisation missed the term of clause %(clause)s, %(number)s, due on"
        " %(due_on)s; working days late: %(late)s."
    ),
    body=term_letter,
)
register(
    MISSED_BY_OTHER,
    _(
        "%(holder)s missed the term of clause %(clause)s, %(number)s, due on %(due_on)s;"
        " working days late: %(late)s."
    ),
    body=term_letter,
)
register(
    MOVED,
    _(
        "The calendar changed: the term of clause %(clause)s, %(number)s now ends on %(due_on)s"
        " instead of %(before_on)s."
    ),
    body=term_letter,
)
register(WRITTEN, _("%(author)s has written a message on %(number)s: %(title)s"))
