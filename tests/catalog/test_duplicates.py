"""Candidates for duplicates: what is found, what is not, and why."""

from catalog import index
from catalog.duplicates import Candidate, find
from catalog.models import Entry
from portal.rules.text import Text
from portal.workdays import clock
from portal.workflow.models import Project

REFERRALS = "Стационарға жоспарлы емдеуге жатқызуға электрондық жолдама беру"


def titles(found: list[Candidate]) -> list[str]:
    return [candidate.title for candidate in found]


def test_nothing_is_found_in_an_empty_portal(db):
    assert find([REFERRALS]) == []


def test_nothing_is_found_for_nothing(entered):
    entered(REFERRALS)
    assert find([]) == find([""]) == find(["и в на 2026 № 5"]) == []


def test_a_translation_is_found_and_says_by_which_words(entered):
    entered("Ветеринарлық есеп жүйесі")
    entered("Электронное направление на госпитализацию в больницу", language="ru")
    (found,) = find([REFERRALS])
    assert found.title == "Электронное направление на госпитализацию в больницу"
    assert "жолдама – направление" in found.shared
    assert "Стационарға – больницу" in found.shared


def test_words_of_everybody_match_nothing(entered):
    entered(
        "Мемлекеттік органның өтінімдерін автоматтандыру жүйесі",
        "Құжаттарды тіркеу және есепке алу",
    )
    assert find(["Мемлекеттік органдардың өтінімдерін автоматтандыру", "Құжаттарды тіркеу"]) == []


def test_the_same_project_is_no_candidate(entered, people):
    own = Project.objects.create(opened_at=clock.now())
    entered(REFERRALS, project=own)
    assert find([REFERRALS], exclude_project=own) == []
    assert len(find([REFERRALS])) == 1
    assert len(find([REFERRALS], exclude_project=own.pk + 1)) == 1


def test_what_was_removed_is_not_found(entered):
    kind, number = entered(REFERRALS).split(":")
    index.remove(kind, number)
    index.remove(kind, number)
    assert find([REFERRALS]) == []


def test_entering_again_replaces(entered):
    key = entered("Ветеринарлық есеп жүйесі")
    described = index.Described(
        kind="object", key=key.split(":")[1], title=REFERRALS, language="kk",
        owner=Text("а", "б", "в"), path="/x/",
    )  # fmt: skip
    index.enter(described)
    assert Entry.objects.count() == 1
    assert titles(find([REFERRALS])) == [REFERRALS]


def test_a_candidate_survives_json(entered):
    entered(REFERRALS)
    (found,) = find([REFERRALS])
    assert Candidate.from_json(found.as_json()) == found
