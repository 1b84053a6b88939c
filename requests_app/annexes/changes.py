"""What differs between two versions of a section, answer by answer, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.forms import Field

from .annex import Annex, Rowset, Section
from .facts import Known
from .files import FileKey
from .reading import mapping, sequence, text
from .shown import said_of


@dataclass(frozen=True, slots=True)
class Change:
    """One answer in two versions; "" where it is blank.

    `place` is the name of the field on the page, or the prefix of its list: what is taken over
    from the other version is a whole list.
    """

    place: str
    label: Any
    before: str
    after: str


def changes_of_section(
    section: Section, before: object, after: object, known: Known
) -> list[Change]:
    """From top to bottom. Total: what is malformed counts as left blank."""
    old, new = mapping(before), mapping(after)
    return [
        *_fields(section, old, new, known, lambda name: f"{section.key}-{name}"),
        *(
            change
            for rowset in section.rowsets
            for change in _rows(section, rowset, old, new, known)
        ),
    ]


def changes_between(
    annex: Annex, before: object, after: object, known: Known
) -> list[tuple[Section, list[Change]]]:
    """The sections that differ, with what differs."""
    old, new = mapping(before), mapping(after)
    found = [
        (section, changes_of_section(section, old.get(section.key), new.get(section.key), known))
        for section in annex.sections
    ]
    return [(section, changes) for section, changes in found if changes]


def with_answer_of(section: Section, typed: dict, other: object, place: str) -> dict:
    """`typed` with the answer, or the whole list, of `place` from the `other` version."""
    key, _, name = place.partition("-")
    if key != section.key:
        return typed
    if name in section.names:
        return typed | {name: text(mapping(other).get(name))}
    if rowset := section.rowset(name):
        rows = sequence(mapping(other).get(name))
        kept = [{field: text(mapping(row).get(field)) for field in rowset.names} for row in rows]
        return typed | {name: kept}
    return typed


def _fields(part: Section | Rowset, old: dict, new: dict, known: Known, place) -> Iterator[Change]:
    for name, field in (part.form.base_fields if part.form else {}).items():
        before, after = (text(version.get(name)).strip() for version in (old, new))
        if before != after:
            yield Change(
                place(name), field.label, _words(field, before, known), _words(field, after, known)
            )


def _rows(section: Section, rowset: Rowset, old: dict, new: dict, known: Known) -> Iterator[Change]:
    place = f"{section.key}-{rowset.key}"
    before, after = (
        [mapping(row) for row in sequence(version.get(rowset.key))] for version in (old, new)
    )
    keys = [[_key(rowset, row) for row in rows] for rows in (before, after)]
    for kind, i, j, k, l in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():  # noqa: E741
        if kind == "equal":
            continue
        pairs = min(j - i, l - k)
        for number in range(pairs):
            for change in _fields(
                rowset, before[i + number], after[k + number], known, lambda _: place
            ):
                label = f"{rowset.one} {k + number + 1}, {change.label}"
                yield Change(place, label, change.before, change.after)
        for number in range(i + pairs, j):
            yield Change(
                place, f"{rowset.one} {number + 1}", _row(rowset, before[number], known), ""
            )
        for number in range(k + pairs, l):
            yield Change(
                place, f"{rowset.one} {number + 1}", "", _row(rowset, after[number], known)
            )


def _key(rowset: Rowset, row: dict) -> tuple[str, ...]:
    return tuple(text(row.get(name)).strip() for name in rowset.names)


def _row(rowset: Rowset, row: dict, known: Known) -> str:
    fields = rowset.form.base_fields.items()
    said = (_words(field, text(row.get(name)).strip(), known) for name, field in fields)
    return ", ".join(filter(None, said))


def _words(field: Field, raw: str, known: Known) -> str:
    if isinstance(field, FileKey):
        return known.documents[raw].name if raw in known.documents else ""
    return said_of(field, raw, known) or raw if raw else ""
