"""Sections as forms: the page draws them, the validation reads their errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField

from portal.organisations.models import Organisation

from .annex import Annex, Rowset, Section
from .drawn import RowPattern
from .facts import Facts
from .formsets import Rows
from .parts import Part
from .problems import Problem, problems_of_form, problems_of_list
from .reading import mapping
from .typed import posted_section
from .when import When


@dataclass(frozen=True, slots=True)
class BoundRows:
    """One list of rows with what was typed."""

    rowset: Rowset
    formset: Rows
    pattern: RowPattern

    @property
    def prefix(self) -> str:
        return self.formset.prefix

    @property
    def when(self) -> When | None:
        return _told_here(self.rowset.when)

    def drawn(self) -> Iterator[str]:
        """The rows as markup, from the first to the last."""
        return self.pattern.drawn(self.formset)

    def blank(self) -> str:
        """The markup of one row more; the browser puts the number in."""
        return self.pattern.blank()


@dataclass(frozen=True, slots=True)
class BoundSection:
    """One section with what was typed."""

    section: Section
    form: Part | None
    lists: list[BoundRows]

    @property
    def key(self) -> str:
        return self.section.key

    def asked(self) -> Iterator[tuple[BoundField, When | None]]:
        """The single questions, each with the answer that raises it, if any."""
        for field in self.form or ():
            yield field, _told_here(self.form.when.get(field.name))

    @property
    def title(self) -> Any:
        return self.section.title

    @property
    def failed(self) -> bool:
        return next(self.problems(), None) is not None

    def problems(self) -> Iterator[Problem]:
        """Everything wrong here, from top to bottom."""
        if self.form:
            yield from problems_of_form(self.form)
        for rows in self.lists:
            yield from problems_of_list(rows.formset, rows.rowset)

    def add_error(self, name: str, message: Any) -> None:
        """An error at the field of that name on the page ("documentation-rows-0-file")."""
        prefix, _dash, field = name.rpartition("-")
        for form in (form for rows in self.lists for form in rows.formset.forms):
            if form.prefix == prefix and field in form.fields:
                form.errors[field] = form.error_class([message])

    def focus_new_row(self, prefix: str) -> None:
        """The browser starts at the first field of the last row of the list, without any script."""
        for rows in self.lists:
            if rows.formset.prefix == prefix:
                first = next(iter(rows.formset.forms[-1].fields.values()))
                first.widget.attrs["autofocus"] = True


def _told_here(when: When | None) -> When | None:
    """The answer on the same page that raises a question; one elsewhere was heeded already."""
    return None if when and when.section else when


def bound_section(section: Section, facts: Facts) -> BoundSection:
    """The section as forms that hold what was typed; their errors only when `facts.judged`."""
    data = posted_section(section, mapping(facts.sections).get(section.key))
    form = section.form(data, prefix=section.key, facts=facts) if section.form else None
    typed, lists = mapping(mapping(facts.sections).get(section.key)), []
    for rowset in section.rowsets:
        needed = rowset.needed(form, facts)
        if rowset.asked(typed, needed):
            formset = _formset(rowset, data, section, needed, facts)
            lists.append(BoundRows(rowset, formset, RowPattern(rowset, formset.prefix, facts)))
    return BoundSection(section, form, lists)


def _formset(
    rowset: Rowset, data: dict, section: Section, needed: bool | None, facts: Facts
) -> Rows:
    return rowset.factory(
        data, prefix=f"{section.key}-{rowset.key}", needed=needed,
        denies=rowset.when.denies if rowset.when else "", form_kwargs={"facts": facts},
    )  # fmt: skip


def bound(
    annex: Annex,
    sections: object,
    filer: Organisation,
    *,
    judged: bool,
    language: str = "kk",
    today: date | None = None,
) -> list[BoundSection]:
    """Every section as forms."""
    facts = Facts(annex, filer, sections, language, judged, today)
    return [bound_section(section, facts) for section in annex.sections]
