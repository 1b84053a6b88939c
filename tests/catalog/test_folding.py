"""Folding: Kazakh however it is typed, and nothing else changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import fold, spelled, words

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# How the letters of Kazakh come out of a Russian keyboard.
RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
kazakh_texts = st.text(st.sampled_from(KAZAKH + KAZAKH.upper() + " -.,«»"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ҚҰЖАТ", "кужат"),
        ("Өтінімдер тізілімі", "отинимдер тизилими"),
        ("жүйесі", "жуйеси"),
        ("Учёт", "учет"),
        ("объект", "обьект"),
        ("бiлiм", "білім"),  # Latin i
        ("Bакцина", "вакцина"),  # Latin B
        ("һәм", "хам"),
        ("и\u0306од", "йод"),  # a letter and its accent, apart
    ],
)
def test_the_same_word_typed_otherwise(one, other):
    assert words(one) == words(other)


def test_latin_words_stay_latin():
    assert words("API Kazakhstan") == ["api", "kazakhstan"]


def test_words_are_divided_by_whatever_is_no_letter():
    assert words("«Су» – іс-шара/құжат, №5_жоба") == ["су", "ис", "шара", "кужат", "5", "жоба"]


def test_spelled_words_stay_as_they_are_written():
    assert spelled("Ұлттық ӘКІМДІК!") == ["Ұлттық", "ӘКІМДІК"]


@given(kazakh_texts)
def test_a_russian_keyboard_makes_no_difference(text):
    assert fold(text.lower().translate(RUSSIAN)) == fold(text)


@given(kazakh_texts)
def test_case_makes_no_difference(text):
    assert words(text.upper()) == words(text.lower())


@given(kazakh_texts)
def test_decomposed_letters_make_no_difference(text):
    assert words(unicodedata.normalize("NFD", text)) == words(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_every_text_has_words_that_a_vector_can_hold(text):
    for word in words(text):
        assert word
        assert not set(word) & set(" '\\\x00")
