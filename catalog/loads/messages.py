"""What is told about an import."""

from django.utils.translation import gettext_lazy as _

from portal.notifications.wording import register

DONE = "load.done"

register(
    DONE,
    _("The import of “%(file)s” is done: entries made or changed – %(entered)s, rows left out – %(wrong)s."),
)  # fmt: skip
