"""What a table of an annex consists of: sections, and lists of rows inside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BaseFormSet, formset_factory

from .formsets import Rows
from .parts import Part
from .when import When

MOST_ROWS = 200
# Never reached from our page; what is sent beyond the limit is kept and judged, to this number.
READ_ROWS = 1000


@dataclass(frozen=True, eq=False)
class Rowset:
    """A list of rows of one kind; `one` names a row, `add` the button for another.

    At least one row is a must, unless the list is `optional`, or depends on an answer above (`when`).
    """

    key: str
    form: type[Part]
    title: Any
    one: Any
    add: Any
    when: When | None = None
    optional: bool = False
    base: type[Rows] = Rows

    @cached_property
    def factory(self) -> type[BaseFormSet]:
        return formset_factory(
            self.form, formset=self.base, extra=0, max_num=MOST_ROWS, validate_max=True,
            absolute_max=READ_ROWS,
        )  # fmt: skip

    @cached_property
    def names(self) -> list[str]:
        return list(self.form.base_fields)

    def needed(self, form: Part | None) -> bool | None:
        """Whether a row is a must (True), out of place (False), or neither."""
        if self.when and form:
            return self.when.applies(form)
        return None if self.optional else True


@dataclass(frozen=True, eq=False)
class Section:
    """One section: its single answers and its lists. `ours`: the order does not have it."""

    key: str
    title: Any
    hint: Any = ""
    number: int | None = None
    form: type[Part] | None = None
    rowsets: tuple[Rowset, ...] = ()
    ours: bool = False

    @cached_property
    def names(self) -> list[str]:
        return list(self.form.base_fields) if self.form else []

    def rowset(self, key: str) -> Rowset | None:
        return next((rowset for rowset in self.rowsets if rowset.key == key), None)


@dataclass(frozen=True, eq=False)
class Annex:
    """A form of the Rules, filed under `clause`.

    `names_body`: the state body whose object it would be is chosen in it (`scope.state_body`,
    by BIN); otherwise it is the filer.
    """

    key: str
    title: Any
    clause: str
    sections: tuple[Section, ...]
    names_body: bool = False

    @cached_property
    def by_key(self) -> Mapping[str, Section]:
        return {section.key: section for section in self.sections}
