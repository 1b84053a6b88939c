"""Rows as markup. Most rows differ only in what was typed: they are drawn from one pattern.

A row drawn by Django's templates costs about five milliseconds, and there may be two hundred.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .annex import Rowset
from .facts import Facts
from .files import FileKey, KeptFile
from .parts import Part

TEMPLATE = "requests/_row.html"
NUMBER, PLACE = "__number__", "__prefix__"
# Private characters around a name: where the answer of that field goes in the pattern.
OPEN, CLOSE = "\ue0f0", "\ue0f1"
HOLE = re.compile(f"({OPEN}[^{CLOSE}]*{CLOSE}|{NUMBER}|{PLACE})")
OPTION = re.compile(r'<option value="([^"]*)"')


@dataclass(frozen=True)
class RowPattern:
    """One row of a list with holes for its number, its place and its answers."""

    rowset: Rowset
    prefix: str
    facts: Facts

    def draw(self, form: Part, number: int) -> SafeString:
        """The row as markup; one with errors, or the one that gets the focus, in the ordinary way."""
        if form.errors or any("autofocus" in f.widget.attrs for f in form.fields.values()):
            return self._template(form, str(number + 1), str(number))
        return self._fill(str(number), str(number + 1), form)

    def blank(self) -> SafeString:
        return self._fill(PLACE, NUMBER, None)

    def _fill(self, place: str, number: str, form: Part | None) -> SafeString:
        return mark_safe("".join(self._filled(place, number, form)))

    def _filled(self, place: str, number: str, form: Part | None) -> Iterator[str]:
        for piece in self._pieces:
            if piece == PLACE:
                yield place
            elif piece == NUMBER:
                yield number
            elif not piece.startswith(OPEN):
                yield piece
            else:
                name, _, option = piece[1:-1].partition("=")
                yield self._answer(form, name, option if _ else None)

    def _answer(self, form: Part | None, name: str, option: str | None) -> str:
        if isinstance(self.rowset.form.base_fields[name], FileKey):
            return str(form[name] if form else self._empty(PLACE)[name])
        typed = (form[name].data or "") if form else ""
        if option is None:
            return escape(typed)
        return " selected" if typed == option else ""

    @cached_property
    def _pieces(self) -> list[str]:
        form = self._empty(PLACE)
        for name, field in form.fields.items():
            form.initial[name] = f"{OPEN}{name}{CLOSE}"
            if isinstance(field, FileKey):
                field.widget = _Hole(name)
        markup = self._template(form, NUMBER, PLACE)
        for name, field in form.fields.items():
            if hasattr(field, "choices"):
                markup = _with_holes_in_options(markup, name)
        return HOLE.split(markup)

    def _empty(self, place: str) -> Part:
        return self.rowset.form(prefix=f"{self.prefix}-{place}", facts=self.facts)

    def _template(self, form: Part, number: str, place: str) -> SafeString:
        context = {"form": form, "rowset": self.rowset, "number": number, "place": place}
        return render_to_string(TEMPLATE, context | {"prefix": self.prefix})


def _with_holes_in_options(markup: str, name: str) -> str:
    select = re.compile(rf'<select name="[^"]*-{PLACE}-{name}".*?</select>', re.DOTALL)

    def marked(found: re.Match) -> str:
        return OPTION.sub(lambda option: f"{option[0]}{OPEN}{name}={option[1]}{CLOSE}", found[0])

    return select.sub(marked, markup)


class _Hole(KeptFile):
    """Stands where the widget of a row's file goes."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def render(self, name, value, attrs=None, renderer=None):
        return mark_safe(f"{OPEN}{self.name}{CLOSE}")
