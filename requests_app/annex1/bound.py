"""Sections as forms: the page draws them, the validation reads their errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .facts import Facts
from .formsets import Rows
from .problems import Problem, problems_of_form, problems_of_list
from .rows import Part
from .sections import SECTIONS, Rowset, Section
from .typed import posted

SCOPE_TITLE = _("Does the request fall under the Rules?")


@dataclass(frozen=True, slots=True)
class BoundRows:
    """One list of rows with what was typed."""

    rowset: Rowset
    formset: Rows


@dataclass(frozen=True, slots=True)
class BoundSection:
    """One section with what was typed."""

    section: Section
    form: Part | None
    lists: list[BoundRows]

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def title(self) -> Any:
        return self.section.row.label if self.section.row else SCOPE_TITLE

    @property
    def failed(self) -> bool:
        return next(self.problems(), None) is not None

    def problems(self) -> Iterator[Problem]:
        """Everything wrong here, from top to bottom."""
        if self.form:
            yield from problems_of_form(self.form)
        for rows in self.lists:
            yield from problems_of_list(rows.formset, rows.rowset)


def bound(
    sections: object,
    filer: Organisation,
    *,
    judged: bool,
    language: str = "kk",
    bad_files: dict[str, Any] | None = None,
) -> list[BoundSection]:
    """Every section as forms that hold what was typed; their errors only when `judged`.

    `bad_files` says why a file was not taken, by the name of its field: always shown.
    """
    facts, data = Facts(filer, sections, language, judged), posted(sections)
    parts = [_bound(section, data, facts) for section in SECTIONS]
    for name, message in (bad_files or {}).items():
        _add_error(parts, name, message)
    return parts


def focus_new_row(parts: list[BoundSection], prefix: str) -> None:
    """The browser starts at the first field of the last row of the list, without any script."""
    for rows in (rows for part in parts for rows in part.lists):
        if rows.formset.prefix == prefix:
            first = next(iter(rows.formset.forms[-1].fields.values()))
            first.widget.attrs["autofocus"] = True


def _bound(section: Section, data: dict, facts: Facts) -> BoundSection:
    form = section.form(data, prefix=section.key, facts=facts) if section.form else None
    lists = []
    for rowset in section.rowsets:
        formset = rowset.factory(
            data, prefix=f"{section.key}-{rowset.key}", needed=rowset.needed(form),
            form_kwargs={"facts": facts},
        )  # fmt: skip
        lists.append(BoundRows(rowset, formset))
    return BoundSection(section, form, lists)


def _add_error(parts: list[BoundSection], name: str, message: Any) -> None:
    forms = [form for part in parts for rows in part.lists for form in rows.formset.forms]
    for form in forms:
        prefix, _dash, field = name.rpartition("-")
        if form.prefix == prefix:
            form.errors[field] = form.error_class([message])
