"""Candidates for duplicates: what may automate the same activity already (clause 11(3)).

The search itself is the catalogue's; here is what a request says to it and takes from it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Initiative

# The answers that say what an activity is, the weightiest first.
TELLING = (
    ("function", "function_name"), ("function", "description"), ("product", "name"),
    ("goal", "goal"), ("goal", "tasks"), ("product", "description"), ("current_state", "as_is"),
)  # fmt: skip


def found_for(initiative: "Initiative") -> list[dict]:
    """What the search finds for a request, the likest first, as a conclusion keeps it."""
    return found_with(texts_of(initiative.sections), initiative.project_id)


def found_with(texts: list[str], project: int) -> list[dict]:
    """The same for words of the integrator's own."""
    return []  # the search comes with the catalogue


def texts_of(sections: dict) -> list[str]:
    """What the sections say of the activity."""
    found = []
    for section, name in TELLING:
        answers = sections.get(section)
        said = answers.get(name) if isinstance(answers, dict) else None
        rows = said if isinstance(said, list) else [{"text": said}]
        found += [row["text"] for row in rows if isinstance(row, dict) and row.get("text")]
    return found


def enter(initiative: "Initiative") -> None:
    """Let the search find this record; a corrected version takes the place of the earlier one."""


def remove(initiative: "Initiative") -> None:
    """What was withdrawn or refused is no candidate any more."""
