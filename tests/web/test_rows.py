"""Rows of a formset come and go by submit buttons; nothing typed is lost."""

from django import forms
from django.http import QueryDict

from portal.web.rows import changed_rows, unjudged


class Act(forms.Form):
    title = forms.CharField()
    tags = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


Acts = forms.formset_factory(Act, extra=0)


def posted(**pressed) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"acts-TOTAL_FORMS": "3", "acts-INITIAL_FORMS": "0", "other": "kept"})
    for row, title in enumerate(["first", "second", "third"]):
        data[f"acts-{row}-title"] = title
    data.setlist("acts-2-tags", ["a", "b"])
    data.update(pressed)
    return data


def test_without_a_row_button_there_is_nothing_to_do():
    assert changed_rows(posted(), "acts") is None
    assert changed_rows(posted(add="papers"), "acts") is None


def test_add_makes_room_for_one_more():
    formset = Acts(changed_rows(posted(add="acts"), "acts"), prefix="acts")
    assert len(formset.forms) == 4
    assert formset.forms[3]["title"].value() is None


def test_remove_takes_one_row_and_moves_the_later_ones_up():
    data = changed_rows(posted(remove="acts-1"), "acts")
    formset = Acts(data, prefix="acts")
    assert [form["title"].value() for form in formset.forms] == ["first", "third"]
    assert formset.forms[1]["tags"].value() == ["a", "b"]
    assert data["other"] == "kept"


def test_a_row_that_is_not_there_cannot_be_removed():
    assert changed_rows(posted(remove="acts-3"), "acts") is None
    assert changed_rows(posted(remove="acts-x"), "acts") is None


def test_a_new_row_is_not_scolded_for_being_empty():
    formset = unjudged(Acts(changed_rows(posted(add="acts"), "acts"), prefix="acts"))
    assert formset.total_error_count() == 0
    assert "portal-error" not in formset.render()
    assert 'value="second"' in formset.render()
