"""Every Django form is drawn by one template: label, hint, error, input, tied together."""

from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from portal.web.samples import SampleForm, everything

NAMES = [name for name in SampleForm.base_fields if name not in {"kind", "areas"}]


class Day(forms.Form):
    day = forms.DateField(label="Day", help_text="As in 10.02.2026", required=False)


@pytest.fixture
def wrong() -> str:
    with override("en"):
        return SampleForm({}, auto_id="id_%s").render()


@pytest.mark.parametrize("name", NAMES)
def test_label_and_input_belong_together(wrong, name):
    assert f'for="id_{name}"' in wrong
    assert f'id="id_{name}"' in wrong


@pytest.mark.parametrize("name", ["name", "need", "area", "since", "cost", "agreed"])
def test_an_error_is_announced_with_its_input(wrong, name):
    assert f'id="id_{name}_error"' in wrong
    field = next(part for part in wrong.split("<") if f'id="id_{name}"' in part)
    assert 'aria-invalid="true"' in field
    assert f"id_{name}_error" in field.split("aria-describedby=")[1]


def test_choices_are_a_fieldset_with_a_legend(wrong):
    assert 'aria-describedby="id_kind_error"' in wrong
    assert "<legend" in wrong
    assert 'id="id_kind_0"' in wrong


def test_optional_is_said_and_required_is_not():
    with override("en"):
        page = Day().render()
    assert "(optional)" in page


def test_hints_and_values_are_escaped():
    page = SampleForm({"name": '"><script>'}).render()
    assert "<script>" not in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("written", ["10.02.2026", "2026-02-10"])
def test_a_date_is_read_in_both_forms(language, written):
    with override(language):
        form = Day({"day": written})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["day"] == date(2026, 2, 10)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_date_is_shown_as_it_is_typed(language):
    with override(language):
        assert 'value="10.02.2026"' in Day(initial={"day": date(2026, 2, 10)}).render()


def test_the_summary_links_to_the_inputs_that_are_wrong():
    page = render_to_string("web/style.html", everything())
    assert 'href="#id_wrong-name"' in page
    assert 'href="#id_wrong-since"' in page
    assert 'href="#id_wrong-kind_0"' not in page
    assert 'href="#id_empty-name"' not in page
