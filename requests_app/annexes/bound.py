"""Sections as forms: the page draws them, the validation reads their errors."""

from collections.abc import Iterator
from dataclasses import dataclass
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
        return self.rowset.when

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
            yield field, self.form.when.get(field.name)

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


def bound_section(section: Section, facts: Facts) -> BoundSection:
    """The section as forms that hold what was typed; their errors only when `facts.judged`."""
    data = posted_section(section, mapping(facts.sections).get(section.key))
    form = section.form(data, prefix=section.key, facts=facts) if section.form else None
    lists = []
    for rowset in section.rowsets:
        formset = rowset.factory(
            data, prefix=f"{section.key}-{rowset.key}", needed=rowset.needed(form),
            form_kwargs={"facts": facts},
        )  # fmt: skip
        lists.append(BoundRows(rowset, formset, RowPattern(rowset, formset.prefix, facts)))
    return BoundSection(section, form, lists)


def bound(
    annex: Annex, sections: object, filer: Organisation, *, judged: bool, language: str = "kk"
) -> list[BoundSection]:
    """Every section as forms."""
    facts = Facts(annex, filer, sections, language, judged)
    return [bound_section(section, facts) for section in annex.sections]
