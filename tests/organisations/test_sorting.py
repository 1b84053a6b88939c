"""Kazakh names stand in the order of the Kazakh alphabet, whatever the server's locale."""

import random

import pytest

from portal.organisations.bin import complete
from portal.organisations.models import Organisation
from portal.organisations.sorting import ALPHABET

pytestmark = pytest.mark.django_db

IN_ORDER = [
    "112 қызметі",
    "Digital KZ",
    "«Атамұра» баспасы",
    "Аягөз",
    "Әділет министрлігі",
    "Байқоңыр",
    "Ғарыш агенттігі",
    "Еңбек министрлігі",
    "Ёлка",
    "Жетісу облысының әкімдігі",
    "Жетісу-Су",
    "Зайсан",
    "Көкшетау",
    "Қазақстан Республикасы",
    "Қаржы министрлігі",
    "Нұра",
    "Ңа",
    "Орал",
    "Өскемен",
    "Тараз",
    "Улытау",
    "Ұлттық Банк",
    "Үржар",
    "Форум",
    "Хан Тәңірі",
    "Һауа",
    "Целина",
    "Ыстықкөл",
    "Ішкі істер министрлігі",
    "Экология министрлігі",
    "Яссы",
]


def save_all(names):
    for number, name in enumerate(names):
        texts = dict.fromkeys(("name_kk", "name_ru", "name_en"), name)
        shorts = dict.fromkeys(("short_kk", "short_ru", "short_en"), name)
        bin_ = next(filter(None, map(complete, (f"{number:03}4099{n:04}" for n in range(9)))))
        Organisation.objects.create(
            bin=bin_, kind="supplier", index=f"I{number}", **texts, **shorts
        )


def names_in_order():
    return list(Organisation.objects.values_list("name_kk", flat=True))


def test_organisations_are_listed_as_in_a_kazakh_dictionary():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    save_all(shuffled)
    assert names_in_order() == IN_ORDER


def test_all_letters_have_their_place():
    assert len(set(ALPHABET)) == 42
    save_all(random.Random(2).sample(ALPHABET, len(ALPHABET)))
    assert names_in_order() == list(ALPHABET)


def test_capital_letters_hyphens_and_quotes_make_no_difference():
    save_all(["жетісу-су", "«ЖЕТІСУ СУ»"])
    keys = set(Organisation.objects.values_list("sort_key", flat=True))
    assert len(keys) == 1


def test_renaming_moves_an_organisation():
    save_all(["Абай", "Әуезов"])
    Organisation.objects.filter(name_kk="Абай").update(name_kk="Яссы")
    assert names_in_order() == ["Әуезов", "Яссы"]
