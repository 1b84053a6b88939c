"""What is wrong with the forms, each with its place on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .formsets import Rows
from .parts import Part

if TYPE_CHECKING:
    from .annex import Rowset


@dataclass(frozen=True, slots=True)
class Problem:
    """Messages about one field or list.

    `path` is the field's name on the page ("contacts-rows-0-email") or the prefix of a list,
    `target` the id that a link of the error summary jumps to, `label` what people call it.
    """

    path: str
    target: str
    label: Any
    messages: list[str]


def problems_of_form(form: Part, row: str = "") -> Iterator[Problem]:
    """`row` names the row of a list: "Task 2"."""
    for name, messages in form.errors.items():
        if name not in form.fields:
            yield Problem(form.prefix, form.prefix, row, list(messages))
            continue
        field = form[name]
        target = f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
        label = f"{row}, {field.label}" if row else field.label
        yield Problem(form.add_prefix(name), target, label, list(messages))


def problems_of_list(formset: Rows, rowset: "Rowset") -> Iterator[Problem]:
    if alone := formset.non_form_errors():
        yield Problem(formset.prefix, f"rows-{formset.prefix}", rowset.title, list(alone))
    for number, form in enumerate(formset.made, start=1):
        yield from problems_of_form(form, row=f"{rowset.one} {number}")
