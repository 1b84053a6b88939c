"""One section as a person typed it beside a colleague's version: what differs, and taking it over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import Field

from .annex import Annex, Rowset, Section
from .differences import RowChange, differences
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
    annex: Annex, key: str, before: object, after: object, known: Known
) -> list[Change]:
    """From top to bottom. Total: what is malformed counts as left blank."""
    section, found = annex.by_key[key], []
    for change in differences(annex, {key: before}, {key: after}):
        fields = section.form.base_fields if section.form else {}
        for answer in change.answers:
            field = fields[answer.name]
            found.append(_change(f"{key}-{answer.name}", field.label, field, answer, known))
        for rows in change.lists:
            for row in rows.rows:
                found += _of_row(f"{key}-{rows.key}", section.rowset(rows.key), row, known)
    return found


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


def _of_row(place: str, rowset: Rowset, row: RowChange, known: Known) -> Iterator[Change]:
    number = row.before_at if row.after_at is None else row.after_at
    name, fields = f"{rowset.one} {number + 1}", rowset.form.base_fields
    if row.kind != "changed":
        yield Change(place, name, _all(rowset, row.before, known), _all(rowset, row.after, known))
    for answer in row.answers:
        field = fields[answer.name]
        yield _change(place, f"{name}, {field.label}", field, answer, known)


def _change(place: str, label: Any, field: Field, answer, known: Known) -> Change:
    before, after = (_words(field, said, known) for said in (answer.before, answer.after))
    return Change(place, label, before, after)


def _all(rowset: Rowset, row: dict, known: Known) -> str:
    fields = rowset.form.base_fields
    return ", ".join(filter(None, (_words(fields[name], row[name], known) for name in row)))


def _words(field: Field, raw: str, known: Known) -> str:
    if isinstance(field, FileKey):
        return known.documents[raw].name if raw in known.documents else ""
    return raw and (said_of(field, raw, known) or raw)
