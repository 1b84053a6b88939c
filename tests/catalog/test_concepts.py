"""The list of concepts: sound, and found in every form."""

import pytest
import yaml

from catalog.concepts import PATH, Concepts, ConceptsError, concepts
from catalog.tokens import token_set

LISTED = yaml.safe_load(PATH.read_text(encoding="utf-8"))
FILE = """
common: {{}}
topics:
  {line}
ignored: және
"""


def said(group: str):
    """(concept, one way to say it) of every line."""
    for name, line in LISTED[group].items():
        for column in line.split("|"):
            for way in column.split(","):
                yield name, way.replace("=", "").strip()


def test_it_is_long_enough_to_be_of_use():
    assert len(LISTED["topics"]) >= 250
    assert len(LISTED["common"]) >= 100


@pytest.mark.parametrize("group", ["common", "topics"])
def test_every_word_of_the_list_stands_for_its_concept(group):
    assert [f"{name}: {way}" for name, way in said(group) if f"_{name}" not in token_set(way)] == []


def test_no_concept_is_listed_twice():
    assert not LISTED["common"].keys() & LISTED["topics"].keys()
    names = [line.split(":")[0].strip() for line in PATH.read_text().splitlines() if "|" in line]
    assert len(names) - 1 == len(set(names) - {"#     token"})


@pytest.mark.parametrize(
    ("concept", "kazakh", "russian"),
    [
        ("document", "құжаттардың", "документами"),
        ("school", "мектебіне", "школьного"),
        ("polyclinic", "емханадағы", "поликлинике"),
        ("referral", "жолдамасын", "направлений"),
        ("land", "жерлердің", "земельного"),
        ("water", "сумен", "водного"),
        ("court", "соттарда", "судебных"),
        ("agriculture", "ауыл шаруашылығының", "сельским хозяйством"),
        ("healthcare", "денсаулық сақтауды", "здравоохранению"),
        ("tax", "салықты", "налоговая"),
        ("kindergarten", "балабақшаға", "детские сады"),
    ],
)
def test_forms_of_both_languages_meet(concept, kazakh, russian):
    assert f"_{concept}" in token_set(kazakh) & token_set(russian)


@pytest.mark.parametrize(
    ("concept", "other"),
    [
        ("land", "жергілікті"),
        ("water", "субсидия"),
        ("plan", "планета"),
        ("day", "күндес"),
        ("court", "судно"),
        ("agriculture", "сельское поселение и хозяйство"),  # not side by side
    ],
)
def test_words_that_only_begin_alike_are_others(concept, other):
    assert f"_{concept}" not in token_set(other)


def test_the_longest_beginning_decides():
    assert token_set("тіркелім") == {"_register"}
    assert token_set("тіркелген") == {"_registration"}


@pytest.mark.parametrize(
    "line",
    ["land: жер | земл", "land: жер || land", "land: [жер]", "land: жер, | земл | land", "land:"],
)
def test_a_line_that_cannot_be_meant_is_refused(line):
    with pytest.raises(ConceptsError):
        Concepts(FILE.format(line=line))


def test_the_version_follows_the_words():
    one, other = (
        Concepts(FILE.format(line=f"land: жер | {ru} | land")) for ru in ("земл", "земел")
    )
    assert one.version != other.version
    assert concepts().version == concepts().version
