"""Frequencies and folding that keep up with the entries."""

import pytest

from catalog import index, rarities, refresh, tasks
from catalog.duplicates import find
from catalog.models import Entry, Rarity
from catalog.models.rarity import TOTAL
from catalog.tokens import version
from portal.rules.text import Text


@pytest.fixture
def three(entered):
    entered("Емхана кезегі")
    entered("Емхана тізілімі")
    entered("Ветеринар журналы")


def test_few_entries_are_counted_when_asked(three):
    known = rarities.rarities({"_polyclinic", "_veterinary", "жоқ"})
    assert known.total == 3
    assert known.entries == {"_polyclinic": 2, "_veterinary": 1, "жоқ": 0}


def test_many_entries_are_taken_from_the_table(three, monkeypatch):
    assert rarities.count() == 3
    monkeypatch.setattr(rarities, "FEW", 2)
    assert rarities.rarities({"_polyclinic", "жоқ"}) == rarities.Rarities(3, {"_polyclinic": 2})


def test_counting_again_forgets_what_is_gone(three):
    rarities.count()
    Entry.objects.all().delete()
    assert rarities.count() == 0
    assert list(Rarity.objects.values_list("token", "entries")) == [(TOTAL, 0)]


def test_a_sample_is_scaled_to_all(db, monkeypatch):
    index.enter_all(
        index.Described(
            kind="object", key=number, title="Емхана кезегі", text="сөз " * 100, language="kk",
            owner=Text("а", "б", "в"), path="/",
        )
        for number in range(600)
    )  # fmt: skip
    monkeypatch.setattr(rarities, "SAMPLED", 150)
    assert rarities.count() == 600
    assert 300 <= Rarity.objects.get(token="_polyclinic").entries <= 1200


def test_a_rarer_token_weighs_more():
    known = rarities.Rarities(100_000, {"көп": 20_000, "аз": 20, "_state": 20})
    assert known.weight("жоқ") > known.weight("аз") > known.weight("көп") > 0
    # Experience of the portal's own outweighs what is usual.
    assert known.weight("_state") > 2
    assert rarities.Rarities(0, {}).weight("_state") < 2


def test_a_new_folding_folds_what_is_there_anew(three, monkeypatch):
    Entry.objects.update(folding="old", tokens="'ештеңе'")
    monkeypatch.setattr(refresh, "CHUNK", 2)
    assert find(["Ветеринар"]) == []
    assert refresh.fold_anew() == 3
    assert set(Entry.objects.values_list("folding", flat=True)) == {version()}
    assert len(find(["Ветеринар"])) == 1
    assert refresh.fold_anew() == 0


def test_the_task_counts_only_when_much_has_changed(three, entered):
    tasks.refresh_search()
    assert Rarity.objects.get(token=TOTAL).entries == 3
    Rarity.objects.filter(token=TOTAL).update(entries=Entry.objects.count())
    Rarity.objects.exclude(token=TOTAL).delete()
    tasks.refresh_search()
    assert not Rarity.objects.exclude(token=TOTAL).exists()
    entered("Емхана журналы")
    tasks.refresh_search()
    assert Rarity.objects.get(token="_polyclinic").entries == 3


def test_a_search_takes_few_queries(three, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        assert find(["Емхана кезегі"])
