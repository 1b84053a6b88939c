"""The conclusion as the ministry will read it; what keeps it from being issued; issuing it."""

import pytest

from portal.audit.models import AuditRow
from requests_app.models import AutomationRequest, Conclusion
from tests import journey

from .findings import WHY, found, give


@pytest.fixture
def conclusion(db, at) -> Conclusion:
    at("2026-03-19 16:30")
    return give(journey.conclusion_of(journey.under_review()), found(0), found(1))


@pytest.fixture
def ready(conclusion) -> Conclusion:
    conclusion = journey.criteria_assessed(conclusion)
    for number in range(2):
        conclusion = judge(conclusion, number)
    return conclusion


@pytest.fixture
def page(sign_in):
    return sign_in("integrator")


def judge(conclusion, number: int, verdict: str = "different") -> Conclusion:
    return journey.done(
        conclusion, "judge_candidate", "integrator",
        candidate=f"object:{number}", verdict=verdict, why=WHY,
    )  # fmt: skip


def address(conclusion, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{conclusion.project.number}/conclusion/preview/"


@pytest.mark.parametrize(
    ("prefix", "around"),
    [
        ("", "Қорытындыны алдын ала қарау"),
        ("/ru", "Предварительный просмотр заключения"),
        ("/en", "Preview of the conclusion"),
    ],
)
def test_the_paper_is_in_the_language_of_the_request_and_the_page_in_the_readers(
    page, ready, prefix, around
):
    text = page.get(address(ready, prefix)).content.decode().replace("\u00a0", " ")
    assert around in text
    assert 'class="portal-paper portal-paper--draft" lang="kk"' in text
    for words in (
        "ҚОРЫТЫНДЫ", "қызметін автоматтандыру туралы", "2026 жылғы 19 наурыз", "– орындалды",
        "Қазақстан Республикасының Цифрлық даму", "Жұлдызкөлова Арайгүл Маратқызы",
        "Бас сарапшы", "Басқа қызметті автоматтандырады", WHY, journey.GROUNDS,
        ready.project.number, "Жолдамалар кезегін жүргізу № 0",
    ):  # fmt: skip
        assert words in text, words


def test_a_request_in_russian_gives_a_paper_in_russian(page, ready):
    AutomationRequest.objects.filter(project=ready.project_id).update(language="ru")
    text = page.get(address(ready, "")).content.decode()
    assert "об автоматизации деятельности" in text
    assert "Учёт направлений № 0" in text
    assert "Қорытындыны алдын ала қарау" in text


def test_everything_that_blocks_is_listed_with_links_and_there_is_no_dead_button(page, conclusion):
    journey.done(
        conclusion, "assess", "integrator", criterion="2", outcome="met", grounds="Негіздеме."
    )
    text = page.get(address(conclusion)).content.decode()
    assert "cl. 11<" in text
    assert "cl. 11(3)" in text
    for place in ("criterion-1", "criterion-3", "candidate-1", "candidate-2"):
        assert f"/conclusion/#{place}" in text
    assert "/conclusion/#criterion-2" not in text
    assert 'class="step-form issue"' not in text


def test_a_contradiction_blocks_and_is_ours(page, ready):
    judge(ready, 1, "same")
    text = page.get(address(ready)).content.decode()
    assert "A candidate automates the same activity, and criterion 3 is assessed as met." in text
    assert "rule of the portal" in text
    for place in ("criterion-3", "candidate-2"):
        assert f"/conclusion/#{place}" in text
    assert "/conclusion/#candidate-1" not in text


def test_it_asks_before_issuing_and_then_says_until_when_the_ministry_decides(page, ready):
    text = page.get(address(ready)).content.decode()
    assert "This cannot be undone" in text
    response = page.post(address(ready), {"version": ready.version}, follow=True)
    told = response.content.decode().replace("\u00a0", " ")
    assert Conclusion.objects.get(pk=ready.pk).state == "issued"
    assert "Conclusion № 1/СИ-2026 is issued and delivered to the ministry." in told
    assert "ends on 27 March 2026" in told
    assert "Nauryz Meiramy" in told  # the case file says why


def test_the_same_submit_again_answers_the_same(page, ready):
    answers = [page.post(address(ready), {"version": ready.version}) for _ in range(2)]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, answers[0].url)}
    assert AuditRow.objects.filter(verb="conclusion.issue").count() == 1


def test_a_stale_page_is_read_again_before_it_is_issued(page, ready):
    judge(ready, 0, "extends")
    response = page.post(address(ready), {"version": ready.version})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Judge a candidate for a duplicate" in text
    assert "Read the conclusion again as it is now." in text
    assert Conclusion.objects.get(pk=ready.pk).state == "draft"


def test_it_cannot_be_issued_past_the_page(page, conclusion):
    response = page.post(address(conclusion), {"version": conclusion.version})
    assert response.status_code == 422
    assert "not assessed yet: 11(1), 11(2), 11(3)" in response.content.decode()


@pytest.mark.parametrize("who", ["ministry", "health-ministry", "tourism-ministry", "supplier"])
def test_nobody_else_sees_it(sign_in, ready, who):
    client = sign_in(who)
    assert client.get(address(ready)).status_code == 404
    assert client.post(address(ready), {"version": ready.version}).status_code == 404


def test_once_issued_it_stands_in_the_case_file_with_its_candidates(sign_in, ready):
    journey.done(ready, "issue", "integrator")
    assert sign_in("integrator").get(address(ready)).status_code == 302
    for who in ("ministry", "health-ministry", "integrator"):
        text = sign_in(who).get(f"/en/cases/{ready.project.number}/").content.decode()
        assert text.count("judged__item") == 2
        assert WHY in text
        assert "Automates a different activity" in text


def test_the_case_of_another_is_no_link_for_who_may_not_open_it(sign_in, conclusion):
    other = journey.filed("agriculture-ministry").project.number
    conclusion = give(conclusion, found(0, kind="request", path=f"/cases/{other}/", key="r:1"))
    conclusion = journey.criteria_assessed(conclusion)
    conclusion = journey.done(
        conclusion, "judge_candidate", "integrator", candidate="r:1", verdict="different", why=WHY
    )
    journey.done(conclusion, "issue", "integrator")
    case = f"/en/cases/{conclusion.project.number}/"
    for who, seen in (("ministry", True), ("health-ministry", False)):
        assert (
            'lang="kk">Жолдамалар кезегін жүргізу № 0</a>' in page_of(sign_in, who, case)
        ) is seen


def page_of(sign_in, who, address) -> str:
    return sign_in(who).get(address).content.decode()


@pytest.mark.parametrize(
    ("step", "actor", "said"),
    [
        ("return_for_correction", "integrator", "you go on when it is filed again and accepted"),
        ("withdraw", "health-ministry", "no conclusion will be issued"),
    ],
)
def test_a_conclusion_that_stands_still_says_so_to_the_integrator_alone(
    sign_in, ready, step, actor, said
):
    request = AutomationRequest.objects.get(project=ready.project_id)
    data = {"remarks": {"goal": "Нақтылаңыз."}} if actor == "integrator" else {"reason": ""}
    journey.done(request, step, actor, **data)
    case = f"/en/cases/{ready.project.number}/"
    assert said in page_of(sign_in, "integrator", case)
    for who in ("ministry", "health-ministry"):
        assert said not in page_of(sign_in, who, case)
    assert sign_in("integrator").get(address(ready)).status_code == 302


@pytest.mark.parametrize("candidates", [2, 30])
def test_the_number_of_queries_is_held(page, conclusion, candidates, django_assert_max_num_queries):
    give(conclusion, *(found(n, path=f"/cases/АСМ-2026-{n}/") for n in range(candidates)))
    page.get(address(conclusion))
    with django_assert_max_num_queries(12):
        page.get(address(conclusion))
