"""Each field of both annexes, with wrong input of each sort, in three languages.

The fields come from the tables: a field of a kind that has no cases here fails.
"""

import re
import uuid

import pytest
from django.utils import translation

from portal.documents.models import Document
from portal.workdays import clock
from requests_app.annex1.sections import ANNEX1
from requests_app.annex2.sections import ANNEX2
from requests_app.annexes import fields
from requests_app.annexes.files import FileKey
from requests_app.annexes.typed import gather, posted
from requests_app.annexes.validation import errors_of
from tests.cast import PEOPLE
from tests.requests_app.annex import annex, application

pytestmark = pytest.mark.django_db

HTML = '<script>alert("қауіп")</script><b>&amp;</b>'
UNPRINTABLE = {"a bell": "1\x07", "a nul": "\x00абвгд", "half a character": "абвгд\ud800"}
WORDS = {
    "kk": re.compile(r"^[0-9«А-ЯЁӘҒҚҢӨҰҮҺІ][^A-Za-z]*\.$", re.DOTALL),
    "ru": re.compile(r"^[А-ЯЁ][^A-Za-zәғқңөұүһі]*\.$", re.DOTALL),
    "en": re.compile(r"^[A-Z][^\u0400-\u04ff]*\.$", re.DOTALL),
}
# What an example shows is the same in each language.
EXAMPLES = re.compile(r"name@ministry\.gov\.kz|PDF|DOCX|XLSX|PNG|JPEG")


def _text(field) -> dict[str, str]:
    short = {"too short": "а" * (field.min_length - 1)} if field.min_length else {}
    return {"too long": "а" * (field.max_length + 1)} | short


def _kind(wrong: dict[str, str]):
    return lambda field: wrong | {"html": HTML, "a whole book": "абв " * 50_000}


NUMBERS = {"words": "көп", "negative": "-5", "a power": "1e3", "another script": "٣", "NaN": "NaN"}
CASES = {
    fields.Line: _text,
    fields.Paragraph: _text,
    fields.Choice: _kind({"no such choice": "castle", "a number": "1"}),
    fields.Body: _kind({"no such body": "000000000000", "a name": "Министрлік"}),
    fields.Whole: lambda field: (
        _kind(NUMBERS)(field)
        | {"a fraction": "1,5"}
        | ({"too little": str(field.least - 1)} if field.least else {})
    ),
    fields.Volume: _kind(NUMBERS | {"too precise": "1,234"}),
    fields.Money: _kind(NUMBERS | {"nothing": "0", "too precise": "1,234", "too much": "9" * 17}),
    fields.Day: _kind(
        {
            "another order": "2020-07-07", "no such day": "31.02.2020", "a number": "7",
            "too far": "01.01.2126",
        }
    ),
    fields.Phone: _kind({"too short": "74-00-00", "abroad": "+1 202 555 01 00", "words": "жоқ"}),
    fields.Email: _kind(
        {"half": "officer@", "words": "поштам жоқ", "too long": "a" * 250 + "@mail.kz"}
    ),
    FileKey: _kind({"no key": "tz.pdf", "nobody's": str(uuid.UUID(int=7))}),
}  # fmt: skip


def wrong_input(field) -> dict[str, str]:
    missing = {"missing": "", "blanks": " \n "} if field.required else {}
    return missing | CASES[type(field)](field) | UNPRINTABLE


FIELDS = [
    pytest.param(table, section.key, rowset and rowset.key, name, field, id="-".join(filter(None, (
        table.key, section.key, rowset and rowset.key, name,
    ))))
    for table in (ANNEX1, ANNEX2)
    for section in table.sections
    for rowset in (None, *section.rowsets)
    for name, field in ((rowset or section).form.base_fields if (rowset or section).form else {}).items()
]  # fmt: skip


@pytest.fixture
def bank(people, at):
    """Of whom everything is asked."""
    at("2026-03-16 10:00")
    return people("national-bank")


@pytest.fixture
def full(bank):
    """Both annexes with an answer to every question, the conditional ones too."""
    document = Document.objects.create(
        name="x.pdf", content_type="application/pdf", size=1, sha256="0" * 64,
        organisation=bank.organisation, uploaded_by=bank.user, uploaded_at=clock.now(),
    )  # fmt: skip
    row = {"title": "ТТ", "file": str(document.key)}
    return {
        ANNEX1: annex(
            scope={"integrates_with_egov": "yes"},
            scale={"scale": "region", "regions": "Алматы облысы"},
            restricted={
                "official_use": "yes", "state_secret": "yes", "object_holds_secrets": "no",
                "comment": "Қызмет бабында пайдалану үшін.",
            },
            documentation={
                "has_documentation": "yes",
                "rows": [row | {"kind": "other", "date": "01.02.2026"}],
            },
        ),
        ANNEX2: application(
            scope={"state_body": PEOPLE["national-bank"].body.bin, "integrates_with_egov": "yes"},
            documents={"rows": [row]},
        ),
    }  # fmt: skip


def spoilt(sections: dict, section: str, rowset: str | None, name: str, value: str) -> dict:
    place = sections[section][rowset][0] if rowset else sections[section]
    place[name] = value
    return sections


@pytest.mark.parametrize("table", [ANNEX1, ANNEX2], ids=["1", "2"])
def test_what_is_spoilt_below_is_right_before(table, full, bank):
    assert errors_of(table, full[table], bank.organisation) == {}


@pytest.mark.parametrize(("table", "section", "rowset", "name", "field"), FIELDS)
def test_wrong_input_is_an_error_at_its_field_in_proper_words(
    full, bank, table, section, rowset, name, field
):
    path = f"{section}-{rowset}-0-{name}" if rowset else f"{section}-{name}"
    silent, wordless = [], []
    for case, value in wrong_input(field).items():
        sections = spoilt(full[table], section, rowset, name, value)
        for language, proper in WORDS.items():
            with translation.override(language):
                messages = errors_of(table, sections, bank.organisation).get(path)
            if not messages:
                silent.append((case, language))
            wordless += [
                (case, language, message)
                for message in messages or []
                if not proper.match(EXAMPLES.sub("", message))
            ]
    assert silent == []
    assert wordless == []


@pytest.mark.parametrize(
    ("table", "section", "rowset", "name", "field"),
    [case for case in FIELDS if type(case.values[-1]) in (fields.Line, fields.Paragraph)],
)
def test_markup_is_text_like_any_other(full, bank, table, section, rowset, name, field):
    sections = spoilt(full[table], section, rowset, name, HTML)
    assert errors_of(table, sections, bank.organisation) == {}
    gathered = gather(table, posted(table, sections))[section]
    assert (gathered[rowset][0] if rowset else gathered)[name] == HTML


@pytest.mark.parametrize("table", [ANNEX1, ANNEX2], ids=["1", "2"])
def test_labels_and_hints_are_said_in_each_language(table):
    """An English text on a Kazakh page is a text without a translation."""
    for section in table.sections:
        for part in (section, *section.rowsets):
            said = [part.title, getattr(part, "hint", ""), getattr(part, "add", "")]
            for field in (part.form.base_fields if part.form else {}).values():
                said += [field.label, field.help_text]
            for words in filter(str, said):
                by_language = set()
                for language in ("kk", "ru", "en"):
                    with translation.override(language):
                        by_language.add(str(words))
                assert len(by_language) == 3, by_language
