"""The digest of a working day in words: one line in the portal, a readable letter by e-mail."""

from collections.abc import Iterator, Mapping

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.notifications.wording import Address, register
from portal.rules.clauses import TERMS

from .timeline import title_of

DIGEST = "work.digest"
SUBJECT = _(
    "Work on %(day_on)s: overdue – %(overdue)s, due today – %(today)s, due on the next working day"
    " – %(next)s, other terms – %(later)s, waiting for your step – %(waiting)s; new – %(new)s."
)
GROUPS = {
    "overdue": _("OVERDUE"),
    "today": _("DUE TODAY, %(day_on)s"),
    "next": _("DUE ON THE NEXT WORKING DAY, %(next_on)s"),
    "later": _("OTHER TERMS"),
}
WAITING = _("WAITING FOR YOUR STEP")
LATE = _("%(term)s, clause %(clause)s: due on %(day)s, working days late: %(late)s")
RUNNING = _("%(term)s, clause %(clause)s: until %(day)s, working days left: %(left)s")
OPEN_ENDED = _("%(term)s, clause %(clause)s: until what the clause says has happened")
COME = _("%(term)s, clause %(clause)s: the day has come, %(day)s")
NEW = _("(new)")
MORE = _("The most urgent ones are listed; the rest is in the portal.")
ENDING = _(
    "“New” is what came since %(since_on)s.\n\nAll of it in the portal: %(work)s\n"
    "To stop this daily e-mail: %(settings)s"
)


def digest_letter(facts: Mapping, path: str, address: Address) -> str:
    """The terms by urgency, then the steps, each with its link; headings of what is empty are left out."""
    parts = []
    for group, heading in GROUPS.items():
        lines = [_term(term, address) for term in facts["terms"] if term["group"] == group]
        parts += _part(str(heading) % facts, lines)
    parts += _part(str(WAITING), [_step(step, address) for step in facts["steps"]])
    if facts["more"]:
        parts.append(str(MORE))
    parts.append(
        str(ENDING)
        % {
            "since_on": facts["since_on"],
            "work": address(path),
            "settings": address("/notifications/#digest"),
        }
    )
    return "\n\n".join(parts)


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield heading
        yield from lines


def _term(line: dict, address: Address) -> str:
    term = TERMS[line["code"]]
    said = {
        "term": term.title,
        "clause": term.clause,
    }
    if not line["due_on"]:
        return _lines(line, str(OPEN_ENDED) % said, address)
    said |= {
        "day": date_format(parse_date(line["due_on"]), "DATE_FORMAT"),
        "late": max(0, -line["remaining"]),
        "left": line["remaining"],
    }
    words = LATE if line["group"] == "overdue" else RUNNING
    words = COME if line.get("come") else words
    return _lines(line, str(words) % said, address)


def _step(line: dict, address: Address) -> str:
    return _lines(line, title_of(line["step"]), address)


def _lines(line: dict, said: str, address: Address) -> str:
    """What, about which case, where: three lines that belong together."""
    what = f"{said} {NEW}" if line["new"] else said
    return f"• {what}\n  {line['number']} {line['title']}\n  {address(line['path'])}"


register(DIGEST, SUBJECT, body=digest_letter, switch="digest_by_email")
