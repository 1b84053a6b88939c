"""Rows drawn from one pattern are the rows that Django's templates draw."""

import re

import pytest

from requests_app.annex1 import ANNEX1
from requests_app.annex2 import ANNEX2
from requests_app.annexes.bound import bound_section
from requests_app.annexes.facts import Facts
from tests.requests_app.annex import APPLICATION, annex, application, body

pytestmark = pytest.mark.django_db
NASTY = "<b>\"қ'&amp;</b>\n</textarea>\ue0f0text\ue0f1 __prefix__ __number__"
ROWSETS = [
    pytest.param(table, section.key, rowset, id=f"{table.key}-{section.key}-{rowset.key}")
    for table in (ANNEX1, ANNEX2)
    for section in table.sections
    for rowset in section.rowsets
]


def drawn(table, key, rowset, rows, judged=False):
    sections = (annex if table is ANNEX1 else application)(**{key: {rowset.key: rows}})
    facts = Facts(table, body(), sections, judged=judged)
    part = bound_section(table.by_key[key], facts)
    [rows] = [rows for rows in part.lists if rows.rowset is rowset]
    return rows


def plain(markup: str) -> str:
    """Without what differs and means nothing: blanks between tags, an empty value."""
    return re.sub(r"\s+", " ", markup.replace(' value=""', "")).replace("> <", "><").strip()


@pytest.mark.parametrize(("table", "key", "rowset"), ROWSETS)
def test_a_row_of_the_pattern_is_the_row_of_the_template(table, key, rowset):
    choices = {
        name: next(value for value, _words in field.choices if value)
        for name, field in rowset.form.base_fields.items()
        if hasattr(field, "choices")
    }
    full = {name: choices.get(name, NASTY if name != "file" else "") for name in rowset.names}
    rows = drawn(table, key, rowset, [full, dict.fromkeys(rowset.names, ""), full])
    for number, (markup, form) in enumerate(zip(rows.drawn(), rows.formset.forms, strict=True)):
        ordinary = rows.pattern._template(form, str(number + 1), str(number))
        assert plain(markup) == plain(ordinary)


@pytest.mark.parametrize(("table", "key", "rowset"), ROWSETS)
def test_the_blank_row_waits_for_its_number(table, key, rowset):
    markup = drawn(table, key, rowset, []).blank()
    for name in rowset.names:
        assert f'name="{key}-{rowset.key}-__prefix__-{name}"' in markup
    assert "__number__" in markup
    assert "\ue0f0" not in markup


def test_a_row_with_errors_shows_them():
    rows = drawn(
        ANNEX1, "goal", ANNEX1.by_key["goal"].rowsets[0], [{"text": "а" * 2001}], judged=True
    )
    assert "portal-error" in next(iter(rows.drawn()))


def test_the_complete_application_is_drawn():
    part = bound_section(
        ANNEX2.by_key["contacts"], Facts(ANNEX2, body(), APPLICATION, judged=False)
    )
    assert len(list(part.lists[0].drawn())) == 2
