"""The conclusion's workplace: candidates are judged beside the request, nothing typed is lost."""

import re

import pytest

from portal.audit.models import AuditRow
from requests_app.models import AutomationRequest, Conclusion
from tests import journey

from .findings import WHY, found, give, judged


@pytest.fixture
def conclusion(db, at) -> Conclusion:
    at("2026-03-17 09:00")
    return give(journey.conclusion_of(journey.under_review()), *map(found, range(3)))


@pytest.fixture
def page(sign_in):
    return sign_in("integrator")


def address(conclusion, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{conclusion.project.number}/conclusion/"


def fresh(conclusion) -> Conclusion:
    return Conclusion.objects.get(pk=conclusion.pk)


def post(page, conclusion, *typed: dict, button: str = "save", value: str = "1", version=None):
    data = {"version": conclusion.version if version is None else version, button: value}
    for each in typed:
        data |= each
    return page.post(address(conclusion), data)


def assessed(number: str, outcome: str = "met", grounds: str = "Негіздеме.") -> dict:
    return {f"c{number}-outcome": outcome, f"c{number}-grounds": grounds}


@pytest.mark.parametrize(
    ("prefix", "title", "lang", "word"),
    [
        ("", "Жолдамалар есепке алу № 1", "kk", "жүргізілген іздеу"),
        ("/ru", "Учёт направлений № 1", "ru", "Поиск от 17.03.2026 09:00"),
        ("/en", "Жолдамалар есепке алу № 1", "kk", "The search of"),
    ],
)
def test_it_shows_what_was_found_and_why(page, conclusion, prefix, title, lang, word):
    text = page.get(address(conclusion, prefix)).content.decode()
    assert f'lang="{lang}">{title}<' in text
    assert "пациент – больной" in text
    assert "17.03.2026 09:00" in text
    assert word in text
    assert text.count('class="candidate"') == 3


def test_how_alike_it_is_is_said_in_words(page, conclusion):
    give(conclusion, found(1, score=60), found(2, score=59), found(3, score=39))
    text = page.get(address(conclusion)).content.decode()
    for words in ("Very alike", "Alike in part", "A little alike"):
        assert text.count(words) == 1
    assert "0.6" not in text
    assert "60%" not in text


def test_a_case_that_the_reader_may_see_can_be_opened_and_another_not(page, conclusion):
    seen = journey.filed("agriculture-ministry").project.number
    mine = found(0, kind="request", path=f"/cases/{seen}/")
    theirs = found(1, kind="request", path="/cases/АСМ-2026-999999/")
    away = found(2, path="//elsewhere.example/")
    give(conclusion, mine, theirs, away)
    text = page.get(address(conclusion)).content.decode()
    assert text.count("Open it in a new tab") == 1
    assert "elsewhere" not in text
    assert "999999" not in text


def test_an_empty_search_says_so_and_when_it_was(page, conclusion):
    give(conclusion)
    text = page.get(address(conclusion)).content.decode()
    assert "Nothing alike was found" in text
    assert "on 17.03.2026 09:00" in text
    assert 'name="search"' in text


def test_progress_is_told(page, conclusion):
    post(page, conclusion, assessed("1"), judged(1, "object:1"))
    text = page.get(address(conclusion)).content.decode()
    assert "3 criteria: 1 assessed" in text
    assert "1 of 3 judged" in text


def test_all_is_saved_together(page, conclusion):
    typed = [assessed(number) for number in "123"]
    typed += [judged(place, f"object:{place}") for place in range(3)]
    response = post(page, conclusion, *typed)
    assert response.status_code == 302
    kept = fresh(conclusion)
    assert sorted(kept.criteria) == ["1", "2", "3"]
    assert kept.judgements["object:2"] == {"verdict": "different", "why": WHY}
    assert AuditRow.objects.filter(verb="conclusion.judge_candidate").count() == 3


def test_the_same_submit_again_answers_the_same(page, conclusion):
    typed = [assessed("1"), judged(0, "object:0"), judged(2, "object:2", "same")]
    answers = [post(page, conclusion, *typed) for _ in range(2)]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, answers[0].url)}
    assert AuditRow.objects.filter(verb="conclusion.judge_candidate").count() == 2


def test_words_that_only_differ_in_line_ends_are_not_saved_again(page, conclusion):
    post(page, conclusion, assessed("1", grounds="Бірінші.\r\nЕкінші."))
    kept = fresh(conclusion)
    assert kept.criteria["1"]["grounds"] == "Бірінші.\nЕкінші."
    post(page, kept, assessed("1", grounds="Бірінші.\r\nЕкінші."))
    assert fresh(conclusion).version == kept.version


def test_one_judgement_is_saved_by_its_own_button_and_leads_back_to_it(page, conclusion):
    response = post(page, conclusion, judged(1, "object:1"), button="judge", value="1")
    assert response.status_code == 302
    assert response.url.endswith("#candidate-2")
    assert list(fresh(conclusion).judgements) == ["object:1"]


def test_beside_one_judgement_what_is_complete_is_saved_and_the_rest_stays_typed(page, conclusion):
    half = judged(2, "object:2", why="")
    response = post(
        page, conclusion, judged(1, "object:1"), half, assessed("1", grounds=""), assessed("2"),
        button="judge", value="1",
    )  # fmt: skip
    text = response.content.decode()
    assert response.status_code == 200
    assert list(fresh(conclusion).judgements) == ["object:1"]
    assert fresh(conclusion).criteria == {}  # the criteria are kept together
    assert "kept on this page and not saved yet" in text
    assert "error-summary" not in text
    for name, value in (("k2-verdict", "different"), ("c1-outcome", "met")):
        (chosen,) = re.findall(rf'<input[^>]*name="{name}"[^>]*checked[^>]*>', text)
        assert f'value="{value}"' in chosen
    assert f'name="version" value="{fresh(conclusion).version}"' in text


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "Бағаңыздың негіздемесін көрсетіңіз."),
        ("/ru", "Обоснуйте свою оценку."),
        ("/en", "Say why you judge it so."),
    ],
)
def test_a_judgement_without_a_reason_is_an_error_at_its_field(page, conclusion, prefix, said):
    typed = judged(0, "object:0") | judged(1, "object:1", why="  ") | {"save": "1", "version": "0"}
    response = page.post(address(conclusion, prefix), typed)
    text = response.content.decode()
    assert response.status_code == 422
    assert text.count(said) == 2  # the summary and the field
    assert 'href="#id_k1-why"' in text
    assert list(fresh(conclusion).judgements) == ["object:0"]  # what is complete is kept


def test_a_text_that_is_too_long_is_kept_and_says_so(page, conclusion):
    response = post(page, conclusion, judged(0, "object:0", why="ж" * 20_001))
    assert response.status_code == 422
    assert "Write at most 20000 characters; there are 20001." in response.content.decode()
    assert "ж" * 20_001 in response.content.decode()


def test_a_colleagues_judgement_is_not_overwritten_unseen(page, conclusion):
    journey.done(
        conclusion, "judge_candidate", "integrator/2",
        candidate="object:0", verdict="same", why="Әріптес: дәл сол.",
    )  # fmt: skip
    response = post(page, conclusion, judged(0, "object:0"), version=0)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Judge a candidate for a duplicate" in text
    assert "Әріптес: дәл сол." in text
    assert WHY in text
    assert fresh(conclusion).judgements["object:0"]["verdict"] == "same"
    assert post(page, fresh(conclusion), judged(0, "object:0")).status_code == 302


def test_what_is_typed_of_another_candidate_is_never_kept_for_this_one(page, conclusion):
    post(page, conclusion, judged(0, "object:2"))
    assert fresh(conclusion).judgements == {}


def test_a_search_of_own_words_adds_to_what_is_there_and_saves_what_is_typed(page, conclusion):
    journey.filed("almaty-akimat", "land-plots")
    response = post(
        page, conclusion, judged(0, "object:0"),
        {"words": "жер учаскелері кезегі"}, button="search",
    )  # fmt: skip
    assert response.status_code == 302
    assert response.url.endswith("#candidates")
    kept = fresh(conclusion)
    assert len(kept.candidates) == 4
    assert list(kept.judgements) == ["object:0"]
    text = page.get(address(conclusion)).content.decode()
    assert "The search found 1 candidate more." in text
    assert "Open it in a new tab" in text


def test_a_search_pressed_twice_is_one_search(page, conclusion):
    typed = [judged(0, "object:0"), {"words": "жер учаскелері кезегі"}]
    answers = [post(page, conclusion, *typed, button="search") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert AuditRow.objects.filter(verb="conclusion.search_duplicates").count() == 1


def test_a_search_without_words_says_so_and_still_saves_the_rest(page, conclusion):
    response = post(page, conclusion, judged(0, "object:0"), {"words": " "}, button="search")
    assert response.status_code == 422
    assert response.content.decode().count("Write the words to search with.") == 2
    assert list(fresh(conclusion).judgements) == ["object:0"]


def test_the_same_beside_a_criterion_that_is_met_is_pointed_out(page, conclusion):
    assert "cannot be issued so" not in page.get(address(conclusion)).content.decode()
    post(page, conclusion, assessed("3"), judged(1, "object:1", "same"))
    text = page.get(address(conclusion)).content.decode()
    assert "cannot be issued so" in text
    assert 'href="#candidate-2"' in text


def test_what_was_typed_is_still_there_when_the_request_went_back_meanwhile(page, conclusion):
    request = AutomationRequest.objects.get(project=conclusion.project_id)
    journey.done(request, "return_for_correction", "integrator/2", remarks={"goal": "Нақтылаңыз."})
    response = post(page, conclusion, assessed("1"), judged(0, "object:0"))
    text = response.content.decode()
    assert response.status_code == 409
    assert WHY in text
    assert "Негіздеме." in text
    assert 'name="save"' not in text
    assert fresh(conclusion).criteria == {}


@pytest.mark.parametrize("value", ["", "x", "-1", "99", "9" * 30, "²", "00000099", "٣"])
def test_a_button_of_no_candidate_does_no_harm(page, conclusion, value):
    assert post(page, conclusion, button="judge", value=value).status_code == 302


def test_thirty_candidates_stay_within_the_queries(page, conclusion, django_assert_max_num_queries):
    cases = [
        found(n, kind="request", path=f"/cases/АСМ-2026-00000{n % 9}/", shared=["жолдама"])
        for n in range(30)
    ]
    give(conclusion, *cases)
    page.get(address(conclusion))
    with django_assert_max_num_queries(12):
        text = page.get(address(conclusion)).content.decode()
    assert text.count('class="candidate"') == 30
    # Folded but for the first that waits: thirty open forms would be a mile of page.
    assert text.count("<details open") == 1


@pytest.mark.parametrize("step", ["assess", "judge_candidate", "search_duplicates", "issue"])
def test_the_general_page_of_its_steps_leads_to_the_workplace(page, conclusion, step):
    response = page.get(f"/en/cases/{conclusion.project.number}/conclusion/{step}/")
    wanted = "preview/" if step == "issue" else ""
    assert response.url.endswith(f"/conclusion/{wanted}")


def test_a_conclusion_without_a_search_asks_for_one(page, conclusion):
    Conclusion.objects.filter(pk=conclusion.pk).update(candidates=[], searched_at=None)
    assert "The search was not run yet" in page.get(address(conclusion)).content.decode()
