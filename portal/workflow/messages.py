"""What the portal says of terms, whatever the record."""

from django.utils.translation import gettext_lazy as _

from portal.notifications.wording import register

MISSED = "term.missed"
ESCALATED = "term.escalated"
MISSED_BY_OTHER = "term.missed_by_other"
MOVED = "term.moved"

register(MISSED, _("Term missed: clause %(clause)s, %(number)s was due on %(due_on)s."))
register(
    ESCALATED,
    _(
        "For the head: your organisation missed the term of clause %(clause)s, %(number)s, due on %(due_on)s."
    ),
)
register(
    MISSED_BY_OTHER,
    _("%(holder)s missed the term of clause %(clause)s, %(number)s, due on %(due_on)s."),
)
register(
    MOVED,
    _(
        "The calendar changed: the term of clause %(clause)s, %(number)s now ends on %(due_on)s"
        " instead of %(before_on)s."
    ),
)
