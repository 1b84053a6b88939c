"""Rows as markup. Most rows differ only in what was typed: they are drawn from one pattern.

A row drawn by Django's templates costs about five milliseconds, and there may be two hundred.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .annex import Rowset
from .facts import Facts
from .files import FileKey, KeptFile
from .formsets import Rows
from .parts import Part

TEMPLATE = "requests/_row.html"
NUMBER, PLACE = "__number__", "__prefix__"
# Private characters around a name: where the answer of that field goes in the pattern.
OPEN, CLOSE = "\ue0f0", "\ue0f1"
HOLE = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE}|{NUMBER}|{PLACE})")
OPTIONS = re.compile(r'<option value="([^"]*)"')
TEXT, FILE, OPTION, ANSWER = "text", "file", "option", "answer"


@dataclass(frozen=True)
class RowPattern:
    """One row of a list with holes for its number, its place and its answers."""

    rowset: Rowset
    prefix: str
    facts: Facts

    def drawn(self, formset: Rows) -> Iterator[SafeString]:
        """Every row. Forms are made only of lists that were judged, or have something to show."""
        made = formset.forms if self.facts.judged else formset.made
        for number in range(formset.total_form_count()):
            form = made[number] if made else None
            if form is not None and _stands_out(form):
                yield self._template(form, str(number + 1), str(number))
            else:
                yield self._fill(str(number), str(number + 1), formset.data)

    def blank(self) -> SafeString:
        """One row more, in which the number is still open."""
        return self._fill(PLACE, NUMBER, {})

    def _fill(self, place: str, number: str, data: Mapping[str, str]) -> SafeString:
        start = f"{self.prefix}-{place}-"
        found = []
        for kind, said, option in self._pieces:
            if kind == TEXT:
                found.append(said)
            elif kind == PLACE:
                found.append(place)
            elif kind == NUMBER:
                found.append(number)
            elif kind == FILE:
                found.append(str(self._row(place, data or None)[said]))
            elif kind == OPTION:
                found.append(" selected" if data.get(start + said) == option else "")
            else:
                found.append(escape(data.get(start + said, "")))
        return mark_safe("".join(found))

    @cached_property
    def _pieces(self) -> list[tuple[str, str, str]]:
        """The pattern cut up: what a piece is, its words or the name of its field, its option."""
        form = self._row(PLACE, None)
        for name, field in form.fields.items():
            form.initial[name] = f"{OPEN}{name}{CLOSE}"
            if isinstance(field, FileKey):
                field.widget = _Hole(name)
        markup = self._template(form, NUMBER, PLACE)
        for name, field in form.fields.items():
            if hasattr(field, "choices"):
                markup = _with_holes_in_options(markup, name)
        return [self._piece(cut) for cut in HOLE.split(markup)]

    def _piece(self, cut: str) -> tuple[str, str, str]:
        if cut in (PLACE, NUMBER):
            return cut, "", ""
        if not cut.startswith(OPEN):
            return TEXT, cut, ""
        name, is_option, option = cut[1:-1].partition("=")
        if isinstance(self.rowset.form.base_fields[name], FileKey):
            return FILE, name, ""
        return OPTION if is_option else ANSWER, name, unescape(option)

    def _row(self, place: str, data: Mapping[str, str] | None) -> Part:
        return self.rowset.form(data, prefix=f"{self.prefix}-{place}", facts=self.facts)

    def _template(self, form: Part, number: str, place: str) -> SafeString:
        context = {"form": form, "rowset": self.rowset, "number": number, "place": place}
        return render_to_string(TEMPLATE, context | {"prefix": self.prefix})


def _stands_out(form: Part) -> bool:
    """A row with errors, or the one that gets the focus, is drawn in the ordinary way."""
    focused = any("autofocus" in field.widget.attrs for field in form.fields.values())
    return focused or bool(form.errors)


def _with_holes_in_options(markup: str, name: str) -> str:
    select = re.compile(rf'<select name="[^"]*-{PLACE}-{name}".*?</select>', re.DOTALL)

    def marked(found: re.Match) -> str:
        return OPTIONS.sub(lambda option: f"{option[0]}{OPEN}{name}={option[1]}{CLOSE}", found[0])

    return select.sub(marked, markup)


class _Hole(KeptFile):
    """Stands where the widget of a row's file goes."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def render(self, name, value, attrs=None, renderer=None):
        return mark_safe(f"{OPEN}{self.name}{CLOSE}")
