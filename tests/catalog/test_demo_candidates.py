"""What the search finds for the demo's requests among the invented registers, and what it does not."""

import pytest

from catalog.duplicates import find
from catalog.seeding import seed
from portal.stories.yaml12 import read
from requests_app.duplicates import texts_of
from tests.journey import DATA


@pytest.fixture
def registers(people):
    people("ministry")
    seed()


def found(texts: list[str]) -> list[str]:
    return [candidate.titles.ru for candidate in find(texts)]


@pytest.mark.parametrize(
    ("annex", "alike"),
    [
        ("annex1/e-referral", "Система учёта направлений на плановую госпитализацию"),
        ("annex1/e-referral", "Свободное время приёма врача"),
        ("annex1/subsidies", "Региональная система субсидирования агропромышленного комплекса"),
        ("annex1/land-plots", "Электронный журнал заключений земельной комиссии"),
        ("annex2/telemedicine", "Платформа дистанционных медицинских консультаций"),
    ],
)
def test_a_request_finds_what_is_near_it(registers, annex, alike):
    sections = read((DATA / f"{annex}.yaml").read_text(encoding="utf-8"))
    titles = found(texts_of(sections))
    assert alike in titles[:3]
    assert len(titles) <= 6


@pytest.mark.parametrize(
    "texts",
    [
        ["Мемлекеттік органдардың ғимараттарын күзету", "Күзет бекеттерінің кезекшілігін автоматтандыру"],
        ["Жылу желілерін жөндеу жоспарын жүргізу", "Жылу желілерін жөндеу жоспарларын келісу және бақылау"],
        ["Кадрларды басқару жүйесі", "Мемлекеттік қызметшілердің жеке істерін электрондық жүргізу"],
        ["Государственная информационная система", "Автоматизация приёма и рассмотрения заявлений, сокращение сроков, прозрачность, учёт документов и отчётность государственного органа"],
    ],
)  # fmt: skip
def test_a_request_with_nothing_alike_finds_nothing(registers, texts):
    assert found(texts) == []


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("электронная очередь", "Система очерёдности и выделения мест в детские сады"),
        ("субсидия", "Региональная система субсидирования агропромышленного комплекса"),
        ("vaccination", "Национальный электронный реестр прививок"),
        ("балабакша кезеги", "Система очерёдности и выделения мест в детские сады"),
    ],
)
def test_words_of_the_integrators_own_find(registers, words, alike):
    assert alike in found([words])
