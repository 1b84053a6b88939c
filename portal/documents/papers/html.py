"""A paper as a part of a page; the page links documents/paper.css in its head."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .paper import Paper
from .said import Said, said


def render_html(paper: Paper, *, level: int = 2) -> SafeString:
    """The paper as an `<article>` in its own language; `level` is that of its title."""
    words = said(paper)
    for holder in (words, *words["annexes"]):
        holder["body"] = [_with_columns(part) for part in holder["body"]]
    return render_to_string("documents/paper.html", {"paper": words, "level": level})


def _with_columns(part: Said) -> Said:
    """A table with every cell beside its column: templates cannot count."""
    if part["is"] != "table":
        return part
    columns = part["columns"]
    rows = [list(zip(columns, row, strict=True)) for row in part["rows"]]
    totals = list(zip(columns, part["totals"], strict=bool(part["totals"])))
    return part | {"rows": rows, "totals": totals}
