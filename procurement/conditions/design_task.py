"""Guards of the design task (clauses 18, 19, 53-1)."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act
from requests_app.annexes.validation import errors_of

from ..design import TASK
from ..design.answers import key_of
from ..selectors import latest_tender


def section_exists(task: Record, act: Act, data: dict) -> Refusal | None:
    """Ours: clause 19 has fourteen sections, named by number or by key."""
    if key_of(data["section"]):
        return None
    message = _("The design task has no section “%(name)s”.") % {"name": data["section"]}
    return Refusal("unknown-section", OURS, message, fields={"section": [message]})


def incomplete_sections(task: Record, today: date | None = None) -> dict[int, dict[str, list[str]]]:
    """By the number of the section in clause 19: what is wrong in it, field by field."""
    numbers = {section.key: section.number for section in TASK.sections}
    found: dict[int, dict[str, list[str]]] = {}
    for path, messages in errors_of(TASK, task.sections, task.filer, today).items():
        number = numbers.get(path.partition("-")[0], 0)
        found.setdefault(number, {})[path] = messages
    return dict(sorted(found.items()))


def sections_complete(task: Record, act: Act) -> Refusal | None:
    """Clause 19: the task contains all fourteen; the refusal names what is missing."""
    missing = incomplete_sections(task, act.today)
    if not missing:
        return None
    return Refusal(
        "sections-incomplete",
        "19",
        capfirst(
            _("these sections are not complete yet: %(numbers)s.")
            % {"numbers": ", ".join(f"19({number})" for number in missing)}
        ),
        fields={path: texts for section in missing.values() for path, texts in section.items()},
        facts={"sections": list(missing)},
    )


def amendment_decided(task: Record, act: Act) -> Refusal | None:
    """53-1: the task is amended when the Commission has decided so after a second empty round."""
    tender = latest_tender(task.project_id)
    if tender and tender.state == "awaiting_amendment":
        return None
    return Refusal(
        "amendment-not-decided",
        "53-1",
        _("An approved design task is amended only after the Commission has decided so."),
    )
