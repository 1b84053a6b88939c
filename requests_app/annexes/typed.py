"""A section as JSON: from a posted page, onto a page, and rows more or less."""

import re
from collections.abc import Mapping

from .annex import MOST_ROWS, READ_ROWS, Annex, Rowset, Section
from .characters import storable
from .reading import mapping, sequence, text

TOTAL, INITIAL = "TOTAL_FORMS", "INITIAL_FORMS"


def gather_section(section: Section, post: Mapping[str, str]) -> dict:
    """What was typed in one section; only characters that cannot be stored are left out."""
    typed = {name: storable(post.get(f"{section.key}-{name}", "")) for name in section.names}
    for rowset in section.rowsets:
        prefix = f"{section.key}-{rowset.key}"
        typed[rowset.key] = [
            {name: storable(post.get(f"{prefix}-{number}-{name}", "")) for name in rowset.names}
            for number in range(_count(post, prefix))
        ]
    return typed


def gather(annex: Annex, post: Mapping[str, str]) -> dict:
    """The same for a page with every section."""
    return {section.key: gather_section(section, post) for section in annex.sections}


def posted_section(section: Section, typed: object) -> dict[str, str]:
    """What a page with the section would post. Total: what is malformed counts as left blank."""
    typed, data = mapping(typed), {}
    for name in section.names:
        data[f"{section.key}-{name}"] = text(typed.get(name))
    for rowset in section.rowsets:
        prefix = f"{section.key}-{rowset.key}"
        rows = sequence(typed.get(rowset.key))
        data |= {f"{prefix}-{TOTAL}": str(max(1, len(rows))), f"{prefix}-{INITIAL}": "0"}
        for number, row in enumerate(rows[:READ_ROWS]):
            for name in rowset.names:
                data[f"{prefix}-{number}-{name}"] = text(mapping(row).get(name))
    return data


def posted(annex: Annex, sections: object) -> dict[str, str]:
    """The same for a page with every section."""
    data = {}
    for section in annex.sections:
        data |= posted_section(section, mapping(sections).get(section.key))
    return data


class TooManyRows(ValueError):
    """The list is as long as it may be."""


def with_row(section: Section, typed: dict, prefix: str) -> dict:
    """One blank row more in the list of `prefix` ("goal-tasks"); unchanged when there is no such list.

    Raises `TooManyRows` at MOST_ROWS.
    """
    rowset = rowset_of(section, prefix)
    if rowset is None:
        return typed
    if len(typed[rowset.key]) >= MOST_ROWS:
        raise TooManyRows
    return typed | {rowset.key: [*typed[rowset.key], dict.fromkeys(rowset.names, "")]}


def without_row(section: Section, typed: dict, place: str) -> dict:
    """The row of `place` ("goal-tasks-2") less; unchanged when there is none."""
    prefix, _, number = place.rpartition("-")
    rowset = rowset_of(section, prefix)
    if rowset is None or not re.fullmatch(r"[0-9]{1,4}", number):
        return typed
    kept = [row for index, row in enumerate(typed[rowset.key]) if index != int(number)]
    return typed | {rowset.key: kept}


def without_blank_rows(section: Section, typed: dict) -> dict:
    """Rows in which nothing was typed are no rows."""
    for rowset in section.rowsets:
        kept = [row for row in typed[rowset.key] if any(said.strip() for said in row.values())]
        typed = typed | {rowset.key: kept}
    return typed


def rowset_of(section: Section, prefix: str) -> Rowset | None:
    """The list of a prefix ("goal-tasks"), if the section has it."""
    key, _, name = prefix.partition("-")
    return section.rowset(name) if key == section.key else None


def _count(post: Mapping[str, str], prefix: str) -> int:
    said = post.get(f"{prefix}-{TOTAL}", "")
    return min(int(said), READ_ROWS) if re.fullmatch(r"[0-9]{1,6}", said) else 0
