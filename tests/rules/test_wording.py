"""The wording of the rules in three languages: complete, and in the right letters."""

import re

import pytest

from portal.rules.clauses import CLAUSES
from portal.rules.edition import ORDER, ORDER_NUMBER, ORDER_REGISTRATION

from .walk import all_texts

TEXTS = dict(all_texts())
LATIN = re.compile(r"\w*[A-Za-z]\w*")
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
KAZAKH = re.compile(r"\w*[әғқңөұүһі]\w*", re.IGNORECASE)


def found(pattern, language, *, outside=""):
    """Where `pattern` stands in the wording of a language, quotations (`outside`) left out."""
    hits = {}
    for where, text in TEXTS.items():
        words = text.inside(language).replace(ORDER_NUMBER, "")
        if hit := pattern.findall(re.sub(outside, "", words) if outside else words):
            hits[where] = hit
    return hits


def test_there_is_wording_to_judge():
    assert len(TEXTS) > 250


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everything_is_said_in_each_language(language):
    said = {where: text.inside(language) for where, text in TEXTS.items()}
    assert [where for where, words in said.items() if not words or words != words.strip()] == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_kazakh_and_russian_have_no_latin_letters(language):
    """A Latin "i" or "c" looks right on the page and is found by no search."""
    assert found(LATIN, language) == {}


def test_quotations_have_no_latin_letters():
    quoted = {c.number: LATIN.findall(c.text_kk + c.corrected_kk) for c in CLAUSES.values()}
    assert {number: words for number, words in quoted.items() if words} == {}


def test_russian_has_no_kazakh_words_outside_quotations():
    assert found(KAZAKH, "ru", outside=r"«[^»]*»") == {}


def test_english_has_no_cyrillic_outside_quotations():
    assert found(CYRILLIC, "en", outside=r"“[^”]*”") == {}


def test_russian_never_calls_the_service_model_mass_media():
    assert found(re.compile(r"\bСМИ\b"), "ru") == {}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_order_is_named_by_number_and_registration(language):
    assert ORDER_NUMBER in ORDER.inside(language)
    assert f"№ {ORDER_REGISTRATION}" in ORDER.inside(language)
