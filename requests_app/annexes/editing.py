"""What the buttons of a section's page do to what was typed there; they save nothing."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .annex import MOST_ROWS, Section
from .changes import with_answer_of
from .typed import with_row, without_row
from .uploads import without_file

PAGE_BUTTONS = frozenset({"add", "remove", "drop", "theirs"})


def edited(section: Section, typed: dict, theirs: object, post: Mapping[str, str]) -> dict:
    """A row or a file more or less, or an answer of the colleague's version (`theirs`).

    Raises `TooManyRows`.
    """
    if "add" in post:
        return with_row(section, typed, post["add"])
    if "remove" in post:
        return without_row(section, typed, post["remove"])
    if "drop" in post:
        return without_file(section, typed, post["drop"])
    return with_answer_of(section, typed, theirs, post["theirs"])


def no_more_rows() -> str:
    return _("No more than %(most)s rows can be added here.") % {"most": MOST_ROWS}


def said_when_saved(section: Section, left: int) -> str:
    """`left` answers are still wrong or missing: said, never forced."""
    saved = _("“%(section)s” is saved.") % {"section": section.title}
    if not left:
        return saved
    still = ngettext(
        "%(count)s answer there is still to be corrected or given.",
        "%(count)s answers there are still to be corrected or given.",
        left,
    )
    return f"{saved} {still % {'count': left}}"
