"""Candidates for duplicates: what may automate the same activity already (clause 11(3)).

The search itself is the catalogue's; here is what a request says to it and takes from it.
"""

from typing import TYPE_CHECKING

from catalog import duplicates, index
from catalog.models import Entry

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
    return [each.as_json() for each in duplicates.find(texts, exclude_project=project)]


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
    _enter(initiative, initiative.kind, initiative.pk)


def enter_project(initiative: "Initiative") -> None:
    """Creation is ordered: from now on it is a started project that the search finds."""
    remove(initiative)
    _enter(initiative, Entry.Kind.PROJECT, initiative.project_id)


def remove(initiative: "Initiative") -> None:
    index.remove(initiative.kind, initiative.pk)


def _enter(initiative: "Initiative", kind: str, key: int) -> None:
    title, *more = texts_of(initiative.sections) or [initiative.title]
    index.enter(
        index.Described(
            kind=kind,
            key=key,
            title=title,
            language=initiative.language,
            owner=initiative.owner,
            path=f"/cases/{initiative.project.number}/",
            number=initiative.project.number,
            text="\n".join(more),
            project=initiative.project,
        )  # fmt: skip
    )
