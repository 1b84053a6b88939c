"""Rows of a formset that are added and removed by ordinary submit buttons.

The button of the component `c-formset` is `name="add" value=<prefix>` or
`name="remove" value=<prefix>-<row>`. A view asks `changed_rows` first; when a row button
was pressed, it shows the page again with the data it got, and nothing is saved or judged.
"""

import re

from django.forms.utils import ErrorDict
from django.http import QueryDict


def changed_rows(data: QueryDict, prefix: str) -> QueryDict | None:
    """The posted data with one row more or less; None when no row button was pressed."""
    count = _count(data, prefix)
    if data.get("add") == prefix:
        return _with_count(data, prefix, count + 1)
    pressed = re.fullmatch(rf"{re.escape(prefix)}-(\d+)", data.get("remove", ""))
    if pressed is None or int(pressed[1]) >= count:
        return None
    return _without_row(data, prefix, int(pressed[1]), count)


def unjudged(form_or_formset):
    """The same form, bound to what was typed, showing no errors yet."""
    for form in getattr(form_or_formset, "forms", [form_or_formset]):
        form._errors = ErrorDict()
    if hasattr(form_or_formset, "forms"):
        form_or_formset._errors = [form.errors for form in form_or_formset.forms]
        form_or_formset._non_form_errors = form_or_formset.error_class()
    return form_or_formset


def _count(data: QueryDict, prefix: str) -> int:
    text = data.get(f"{prefix}-TOTAL_FORMS", "0")
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _with_count(data: QueryDict, prefix: str, count: int) -> QueryDict:
    changed = data.copy()
    changed[f"{prefix}-TOTAL_FORMS"] = str(count)
    return changed


def _without_row(data: QueryDict, prefix: str, row: int, count: int) -> QueryDict:
    changed = _with_count(data, prefix, count - 1)
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    found = {name: match for name in data if (match := pattern.fullmatch(name))}
    for name in found:
        del changed[name]
    for name, match in found.items():
        number = int(match[1])
        if number != row:
            place = number if number < row else number - 1
            changed.setlist(f"{prefix}-{place}-{match[2]}", data.getlist(name))
    return changed
