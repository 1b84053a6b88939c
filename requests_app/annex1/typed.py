"""Sections as JSON: from a posted page, onto a page, and rows more or less."""

import re
from collections.abc import Mapping

from .characters import storable
from .sections import BY_KEY, MOST_ROWS, READ_ROWS, SECTIONS, Rowset, Section

TOTAL, INITIAL = "TOTAL_FORMS", "INITIAL_FORMS"


def gather(post: Mapping[str, str]) -> dict:
    """What was typed, by section; only characters that cannot be stored are left out."""
    return {section.key: _gather_section(section, post) for section in SECTIONS}


def posted(sections: object) -> dict[str, str]:
    """The same as a page would post it. Total: what is malformed counts as left blank."""
    data = {}
    for section in SECTIONS:
        typed = mapping(mapping(sections).get(section.key))
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


class TooManyRows(ValueError):
    """The list is as long as it may be."""


def with_row(sections: dict, prefix: str) -> dict:
    """One blank row more in the list of `prefix` ("goal-tasks"); unchanged when there is no such list.

    Raises `TooManyRows` at MOST_ROWS.
    """
    found = _find(prefix)
    if found is None:
        return sections
    section, rowset = found
    rows = sections[section.key][rowset.key]
    if len(rows) >= MOST_ROWS:
        raise TooManyRows
    return _replaced(sections, section, rowset, [*rows, dict.fromkeys(rowset.names, "")])


def without_row(sections: dict, place: str) -> dict:
    """The row of `place` ("goal-tasks-2") less; unchanged when there is none."""
    prefix, _, number = place.rpartition("-")
    found = _find(prefix)
    if found is None or not re.fullmatch(r"[0-9]{1,4}", number):
        return sections
    section, rowset = found
    rows = sections[section.key][rowset.key]
    kept = [row for index, row in enumerate(rows) if index != int(number)]
    return _replaced(sections, section, rowset, kept)


def without_blank_rows(sections: dict) -> dict:
    """Rows in which nothing was typed are no rows."""
    for section in SECTIONS:
        for rowset in section.rowsets:
            rows = sections[section.key][rowset.key]
            kept = [row for row in rows if any(typed.strip() for typed in row.values())]
            sections = _replaced(sections, section, rowset, kept)
    return sections


def mapping(value: object) -> dict:
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list:
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _gather_section(section: Section, post: Mapping[str, str]) -> dict:
    typed = {name: storable(post.get(f"{section.key}-{name}", "")) for name in section.names}
    for rowset in section.rowsets:
        prefix = f"{section.key}-{rowset.key}"
        typed[rowset.key] = [
            {name: storable(post.get(f"{prefix}-{number}-{name}", "")) for name in rowset.names}
            for number in range(_count(post, prefix))
        ]
    return typed


def _count(post: Mapping[str, str], prefix: str) -> int:
    said = post.get(f"{prefix}-{TOTAL}", "")
    return min(int(said), READ_ROWS) if re.fullmatch(r"[0-9]{1,6}", said) else 0


def _find(prefix: str) -> tuple[Section, Rowset] | None:
    key, _, name = prefix.partition("-")
    section = BY_KEY.get(key)
    rowset = next((each for each in section.rowsets if each.key == name), None) if section else None
    return (section, rowset) if rowset else None


def _replaced(sections: dict, section: Section, rowset: Rowset, rows: list) -> dict:
    return sections | {section.key: sections[section.key] | {rowset.key: rows}}
