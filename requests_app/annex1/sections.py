"""THE table of Annex 1: which section has which answers and rows. Everything reads it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from portal.rules.annex1 import ANNEX1_ROWS, Annex1Row

from . import forms, rows
from .formsets import LegalBasis, Rows
from .rows import Part

MOST_ROWS = 200
# Never reached from our page; what is sent beyond the limit is kept and judged, to this number.
READ_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Rowset:
    """A list of rows of one kind.

    `needed` asks the section's form whether a row is a must (True), out of place (False), or
    whether that cannot be told yet (None).
    """

    key: str
    form: type[Part]
    title: Any
    one: Any
    add: Any
    needed: Callable[[Part | None], bool | None] = lambda form: True
    base: type[BaseFormSet] = Rows

    @property
    def factory(self) -> type[BaseFormSet]:
        return formset_factory(
            self.form, formset=self.base, extra=0, max_num=MOST_ROWS, validate_max=True,
            absolute_max=READ_ROWS,
        )  # fmt: skip

    @property
    def names(self) -> list[str]:
        return list(self.form.base_fields)


@dataclass(frozen=True, slots=True)
class Section:
    """One row of Annex 1, or the scope questions (`row` None)."""

    key: str
    form: type[Part] | None
    rowsets: tuple[Rowset, ...] = ()
    row: Annex1Row | None = field(default=None)

    @property
    def names(self) -> list[str]:
        return list(self.form.base_fields) if self.form else []


ROWS = {row.key: row for row in ANNEX1_ROWS}


def _section(key: str, form: type[Part] | None, *rowsets: Rowset) -> Section:
    return Section(key, form, rowsets, ROWS[key])


def _rows_needed(form: Part) -> bool | None:
    return form.rows_needed()


SECTIONS = (
    Section("scope", forms.Scope),
    _section("function", forms.Function),
    _section(
        "legal_basis",
        None,
        Rowset(
            "rows",
            rows.LegalBasisRow,
            _("Legal acts and programmes"),
            _("Act or programme"),
            _("Add an act or a programme"),
            base=LegalBasis,
        ),  # fmt: skip
    ),
    _section(
        "goal", forms.Goal, Rowset("tasks", rows.TaskRow, _("Tasks"), _("Task"), _("Add a task"))
    ),
    _section(
        "scale",
        forms.Scale,
        Rowset("groups", rows.GroupRow, _("Groups of users"), _("Group"), _("Add a group")),
    ),
    _section("current_state", forms.CurrentState),
    _section(
        "results",
        None,
        Rowset("results", rows.ResultRow, _("Expected results"), _("Result"), _("Add a result")),
    ),
    _section("restricted", forms.Restricted),
    _section(
        "documentation",
        forms.Documentation,
        Rowset(
            "rows",
            rows.DocumentationRow,
            _("Technical documents"),
            _("Document"),
            _("Add a document"),
            needed=_rows_needed,
        ),  # fmt: skip
    ),
    _section(
        "existing_systems",
        forms.ExistingSystems,
        Rowset(
            "systems",
            rows.SystemRow,
            _("Existing systems"),
            _("System"),
            _("Add a system"),
            needed=_rows_needed,
        ),  # fmt: skip
    ),
    _section(
        "contacts",
        None,
        Rowset("rows", rows.ContactRow, _("Responsible persons"), _("Person"), _("Add a person")),
    ),
)
BY_KEY = {section.key: section for section in SECTIONS}
