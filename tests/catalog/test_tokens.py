"""Tokens of texts: the same for the same meaning, whatever the form."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import fold
from catalog.tokens import Token, token_set, tokens, version

SAID = ["жолдама", "Ауыл", "шаруашылығы", "қымыз", "тендер", "балабақшаға", "көктем", "и", "2026", "№", "12", "сақтау", "Денсаулық"]  # fmt: skip
texts = st.lists(st.sampled_from(SAID)).map(" ".join)


def test_a_word_that_no_concept_knows_is_its_beginning():
    assert tokens("Қымызхана қымызханалардың") == [
        Token("кымыз", "Қымызхана"),
        Token("кымыз", "қымызханалардың"),
    ]


def test_a_concept_takes_the_place_of_its_word():
    assert tokens("Құжат") == [Token("_document", "Құжат")]


def test_a_phrase_is_a_token_beside_those_of_its_words():
    assert token_set("ауыл шаруашылығы") == {"_village", "_economy", "_agriculture"}
    assert Token("_agriculture", "Ауыл шаруашылығына") in tokens("Ауыл шаруашылығына арналған")


def test_what_says_nothing_is_left_out():
    assert tokens("және в 2026 № 12 үшін к") == []


def test_numbers_that_name_something_stay():
    assert token_set("№ 025 үлгі") == {"025", "_form"}


@given(texts)
def test_both_ways_of_asking_agree(text):
    assert {token.token for token in tokens(text)} == token_set(text)


@given(texts)
def test_folded_texts_have_the_same_tokens(text):
    assert token_set(fold(text)) == token_set(text)


@given(texts, texts)
def test_more_text_never_loses_a_token(one, other):
    assert token_set(f"{one} {other}") >= token_set(one) | token_set(other)


@given(st.text())
def test_any_text_can_be_asked(text):
    assert all(len(token) <= 60 for token in token_set(text))


def test_the_version_fits_its_column():
    assert len(version()) <= 20
