"""Each field of the design task, with wrong input of each sort, in three languages."""

import re

import pytest
from django.utils import translation

from procurement.design.registry import ServiceNumber
from procurement.design.sections import TASK
from requests_app.annexes import fields
from requests_app.annexes.typed import gather, posted
from requests_app.annexes.validation import errors_of
from tests.requests_app.annexes.test_every_field import (
    CASES,
    EXAMPLES,
    HTML,
    WORDS,
    spoilt,
    wrong_input,
)

from .task import INTEGRATOR, PATHS, task

pytestmark = pytest.mark.django_db
CASES[ServiceNumber] = lambda field: {
    "no such number": "СВ-2026-999999", "a name": "Сервис", "too long": "1" * 41, "html": HTML,
}  # fmt: skip
# The letters of the responsibility matrix stand in its messages.
LETTERS = re.compile(r"\b[RACI]\b")
# Words that Kazakh and Russian share.
SHARED = {"Процесс", "Функция", "Интеграция", "Оператор"}


def answered_in(section: str, rowset: str | None, name: str) -> str:
    """The path on which the question is asked."""
    for path, sections in PATHS.items():
        part = sections[section][rowset] if rowset else [sections[section]]
        if part and part[0][name]:
            return path
    return "rented"


FIELDS = [
    pytest.param(section.key, rowset and rowset.key, name, field, id="-".join(filter(None, (
        section.key, rowset and rowset.key, name,
    ))))
    for section in TASK.sections
    for rowset in (None, *section.rowsets)
    for name, field in ((rowset or section).form.base_fields if (rowset or section).form else {}).items()
]  # fmt: skip


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-03-02 10:00")


@pytest.mark.parametrize("path", PATHS)
def test_the_examples_are_complete(path):
    assert errors_of(TASK, task(path), INTEGRATOR) == {}


def test_every_question_is_answered_on_some_path():
    asked = [(case.values[0], case.values[1], case.values[2]) for case in FIELDS]
    optional = {("integrations", "integrations", "service")}
    assert [
        question
        for question in asked
        if question not in optional
        and not any(_said(sections, *question) for sections in PATHS.values())
    ] == []


def _said(sections: dict, section: str, rowset: str | None, name: str) -> bool:
    part = sections[section][rowset] if rowset else [sections[section]]
    return any(row[name] for row in part)


@pytest.mark.parametrize(("section", "rowset", "name", "field"), FIELDS)
def test_wrong_input_is_an_error_at_its_field_in_proper_words(section, rowset, name, field):
    place = f"{section}-{rowset}-0-{name}" if rowset else f"{section}-{name}"
    path = answered_in(section, rowset, name)
    silent, wordless = [], []
    for case, value in wrong_input(field).items():
        sections = spoilt(task(path), section, rowset, name, value)
        for language, proper in WORDS.items():
            with translation.override(language):
                messages = errors_of(TASK, sections, INTEGRATOR).get(place)
            if not messages:
                silent.append((case, language))
            wordless += [
                (case, language, message)
                for message in messages or []
                if not proper.match(_without_examples(rowset, message))
            ]
    assert silent == []
    assert wordless == []


def _without_examples(rowset: str | None, message: str) -> str:
    message = EXAMPLES.sub("", message)
    return LETTERS.sub("", message) if rowset == "responsibility" else message


NUMBERS = [
    ("general", None, "users", "0"),
    ("performance", None, "response_time", "0"),
    ("performance", None, "availability", "100,01"),
    ("selection", "criteria", "weight", "0"),
    ("selection", "criteria", "weight", "101"),
    ("schedule", "stages", "starts", "01.01.0026"),
]


@pytest.mark.parametrize(("section", "rowset", "name", "value"), NUMBERS)
def test_figures_beyond_their_bounds_are_errors(section, rowset, name, value):
    place = f"{section}-{rowset}-0-{name}" if rowset else f"{section}-{name}"
    sections = spoilt(task(), section, rowset, name, value)
    assert place in errors_of(TASK, sections, INTEGRATOR)


@pytest.mark.parametrize(
    ("section", "rowset", "name", "field"),
    [case for case in FIELDS if type(case.values[-1]) in (fields.Line, fields.Paragraph)],
)
def test_markup_is_text_like_any_other(section, rowset, name, field):
    sections = spoilt(task(answered_in(section, rowset, name)), section, rowset, name, HTML)
    assert errors_of(TASK, sections, INTEGRATOR) == {}
    gathered = gather(TASK, posted(TASK, sections))[section]
    assert (gathered[rowset][0] if rowset else gathered)[name] == HTML


def test_labels_and_hints_are_said_in_each_language():
    """An English text on a Kazakh page is a text without a translation."""
    for section in TASK.sections:
        for part in (section, *section.rowsets):
            said = [part.title, getattr(part, "hint", ""), getattr(part, "add", "")]
            for field in (part.form.base_fields if part.form else {}).values():
                said += [field.label, field.help_text]
                said += [name for _value, name in getattr(field, "choices", [])]
            for words in filter(str, said):
                by_language = set()
                for language in ("kk", "ru", "en"):
                    with translation.override(language):
                        by_language.add(str(words))
                assert len(by_language) == 3 or by_language & SHARED, by_language
