"""How the pages across apps speak of a kind of record without knowing its app.

A kind may bring templates of its own, found by name, and pages of its own, found by the
names of their addresses; whatever it does not bring is shown in the general way.
"""

from django.urls import NoReverseMatch, reverse

from portal.rules.actors import Role
from portal.rules.clauses import CLAUSES
from portal.workflow.models import Record
from portal.workflow.models.record import RECORD_MODELS, Kind
from portal.workflow.steps import Step

# The records that open a case: one line of the list of cases each.
OPENING = (Kind.REQUEST, Kind.APPLICATION)

# A step that has a page of its own instead of the general one.
OWN_STEP_PAGES = {"conclusion.assess": "requests:conclusion"}
# The page on which a draft that has no case number yet is written.
DRAFT_PAGES = dict.fromkeys(OPENING, "requests:draft")

# Work on a record that the reader may not see yet: whose turn it is, under which clause.
HIDDEN_WORK = {(kind, "under_review"): (Role.SERVICE_INTEGRATOR, CLAUSES["11"]) for kind in OPENING}

TONES = {
    "draft": "neutral",
    "submitted": "info",
    "under_review": "info",
    "returned": "warning",
    "concluded": "warning",
    "agreed": "success",
    "refused": "danger",
    "creation_ordered": "success",
    "withdrawn": "neutral",
    "suspended": "warning",
    "issued": "success",
    "abandoned": "neutral",
}


def state_name(record: Record) -> str:
    """The name of the state, also of a row read without its kind."""
    return str(RECORD_MODELS[record.kind].STATES(record.state).label)


def state_tone(record: Record) -> str:
    return TONES.get(record.state, "info")


def case_templates(record: Record) -> list[str]:
    """What the case file shows of the record: its kind's own part, or the general one."""
    return [f"requests/_case_{record.kind}.html", "workplace/_case_record.html"]


def outcome_templates(record: Record) -> list[str]:
    """What came of the record, shown above everything else, or nothing."""
    return [f"requests/_outcome_{record.kind}.html", "workplace/_nothing.html"]


def next_templates(record: Record) -> list[str]:
    """What its kind says about what happens next, or nothing."""
    return [f"requests/_next_{record.kind}.html", "workplace/_nothing.html"]


def step_address(number: str, step: Step) -> str:
    """The page on which the step is taken."""
    if own := OWN_STEP_PAGES.get(step.key):
        return reverse(own, args=[number])
    return reverse("workplace:step", args=[number, step.kind, step.name])


def draft_address(record: Record) -> str:
    """The page on which a draft is written; "" for a kind without one."""
    try:
        return reverse(DRAFT_PAGES[Kind(record.kind)], args=[record.pk])
    except (KeyError, NoReverseMatch):
        return ""
