"""The ministry's decision: what it rests on, the preview, sending, and everything that refuses."""

import pytest
from django.utils.translation import override

from portal.audit.models import AuditRow
from portal.workflow.models import Record
from requests_app.models import AutomationRequest
from tests import journey

from .findings import WHY, found, give
from .papers import facts_of

REASON = "Осындай ақпараттандыру объектісі бар."


@pytest.fixture
def thursday(db, at):
    at("2026-02-05 15:00")


@pytest.fixture
def ministry(sign_in):
    return sign_in("ministry")


def address(record, prefix: str = "/en", query: str = "") -> str:
    return f"{prefix}/cases/{record.project.number}/decision/{query}"


def post(client, record, button: str = "preview", prefix: str = "/en", version=None, **typed):
    data = {"version": record.version if version is None else version, button: "1"} | typed
    return client.post(address(record, prefix), data)


def state_of(record) -> str:
    return Record.objects.get(pk=record.pk).state


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
@pytest.mark.parametrize(
    ("prefix", "title"),
    [
        ("", "Автоматтандыру мүмкіндігі туралы шешім"),
        ("/ru", "Решение о возможности автоматизации"),
        ("/en", "Decision on the possibility of automation"),
    ],
)
def test_everybody_who_sees_the_record_reads_it_in_their_language(
    sign_in, thursday, who, prefix, title
):
    request = journey.concluded()
    response = sign_in(who).get(address(request, prefix))
    assert response.status_code == 200
    assert title in response.content.decode()


def test_it_shows_what_the_decision_rests_on(ministry, thursday):
    request = journey.under_review()
    conclusion = give(journey.conclusion_of(request), found(0))
    journey.criteria_assessed(conclusion, "met met not_met")
    judged = journey.done(
        journey.conclusion_of(request), "judge_candidate", "integrator",
        candidate="object:0", verdict="same", why=WHY,
    )  # fmt: skip
    journey.done(judged, "issue", "integrator")
    page = ministry.get(address(request)).content.decode()
    assert request.title in page  # a key fact, and again in the folded form
    assert "Сұрау салудың тілі" not in page
    assert page.count("criteria__item--failed") == 1
    assert WHY in page
    assert "Automates the same activity" in page
    assert "10.02.2026" in page  # the explained date
    assert "How this date was computed" in page


def test_failed_criteria_stand_right_above_the_field_that_needs_grounds(ministry, thursday):
    page = ministry.get(address(journey.concluded("met not_met met"))).content.decode()
    form = page[page.index('<form class="step-form"') :]
    assert form.index("What the conclusion finds not met") < form.index('name="words"')
    assert form.index("cl. 11(2)") < form.index('name="words"')
    assert "Needed either way" in form
    assert "11(1)" not in form


def test_without_a_failed_criterion_the_field_says_what_needs_words(ministry, thursday):
    page = ministry.get(address(journey.concluded())).content.decode()
    assert "What the conclusion finds not met" not in page
    assert "Agreeing needs no grounds: every criterion is met." in page


@pytest.mark.parametrize("decision", ["agree", "refuse"])
def test_the_button_of_the_case_file_chooses_beforehand(ministry, thursday, decision):
    request = journey.concluded()
    general = ministry.get(f"/en/cases/{request.project.number}/request/{decision}/", follow=True)
    assert general.redirect_chain[0][0].endswith(f"/decision/?decision={decision}")
    form = general.context["form"]
    assert form["decision"].value() == decision
    assert ministry.get(address(request, query="?decision=nonsense")).status_code == 200


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("kk", "автоматтандыру мүмкіндігін келісу туралы", "2026 жылғы 5 ақпан"),
        ("ru", "о согласовании возможности автоматизации", "5 февраля 2026 года"),
    ],
)
def test_the_notice_is_in_the_language_of_the_request(ministry, thursday, language, title, said):
    request = journey.concluded()
    AutomationRequest.objects.filter(pk=request.pk).update(language=language)
    paper = post(ministry, request, decision="agree", words="").context["paper"]
    assert (paper.language, paper.title, paper.number) == (language, title, "")
    page = post(ministry, request, decision="agree", words="").content.decode()
    article = page[page.index("<article") : page.index("</article>")]
    assert f'lang="{language}"' in article
    assert said in article.replace("\u00a0", " ")
    with override(language):
        assert [to.name for to in paper.addressees] == [request.filer.name]


def test_a_preview_sends_nothing(ministry, thursday):
    request, rows = journey.concluded(), AuditRow.objects.count()
    response = post(ministry, request, decision="refuse", words=REASON)
    assert response.status_code == 200
    assert REASON in response.content.decode()
    assert (state_of(request), AuditRow.objects.count()) == ("concluded", rows)


def test_back_from_the_preview_everything_is_kept(ministry, thursday):
    request = journey.concluded()
    response = post(ministry, request, "edit", decision="refuse", words=REASON)
    form = response.context["form"]
    assert response.status_code == 200
    assert (form["decision"].value(), form["words"].value()) == ("refuse", REASON)
    assert not form.errors


@pytest.mark.parametrize("button", ["preview", "send"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"decision": "agree", "words": " "}, "state the grounds for agreeing all the same"),
        ({"decision": "refuse", "words": ""}, "State the reason for the refusal."),
        ({"decision": "", "words": REASON}, "Choose: agree or refuse."),
        ({"decision": "postpone", "words": REASON}, "Choose: agree or refuse."),
        ({"decision": "refuse", "words": "а" * 10_001}, "Write at most 10000 characters"),
        ({"decision": "refuse", "words": "а\x00б"}, "Null characters are not allowed."),
    ],
)
def test_an_error_keeps_what_was_typed_and_sends_nothing(ministry, thursday, button, typed, said):
    request = journey.concluded("met met not_met")
    response = post(ministry, request, button, **typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(said) == 2  # in the summary and at the field
    assert "There is a problem" in page
    assert response.context["form"]["words"].value() == typed["words"]
    assert state_of(request) == "concluded"


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("", "Бас тарту себебін көрсетіңіз."), ("/ru", "Укажите причину отказа.")],
)
def test_errors_are_in_the_language_of_the_page(ministry, thursday, prefix, said):
    request = journey.concluded()
    page = post(ministry, request, prefix=prefix, decision="refuse", words="").content.decode()
    assert said in page


def test_agreeing_leads_to_the_second_notice(ministry, thursday):
    request = journey.concluded("met met not_met")
    response = post(ministry, request, "send", decision="agree", words="Негіздеме бар.")
    assert response.url.endswith("/notice/")
    request = AutomationRequest.objects.get(pk=request.pk)
    assert (request.state, request.decision_grounds) == ("agreed", "Негіздеме бар.")
    page = ministry.get(response.url).content.decode()
    assert f"the notice is sent: No. {request.decision_number}." in page


def test_a_refusal_leads_to_the_case(ministry, thursday):
    request = journey.concluded()
    response = post(ministry, request, "send", decision="refuse", words=REASON)
    assert response.url.endswith(f"{request.project.number.split('-')[-1]}/")
    assert state_of(request) == "refused"
    assert REASON in ministry.get(response.url).content.decode()


def test_the_same_submit_again_answers_the_same(ministry, thursday):
    request = journey.concluded()
    first = post(ministry, request, "send", decision="agree", words="")
    rows = AuditRow.objects.count()
    second = post(ministry, request, "send", decision="agree", words="")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert AuditRow.objects.count() == rows


@pytest.mark.parametrize("button", ["preview", "send"])
def test_who_comes_second_sees_what_changed_and_keeps_what_was_typed(ministry, thursday, button):
    request = journey.concluded()
    journey.done(request, "agree", "ministry/2", grounds="")
    response = post(ministry, request, button, decision="refuse", words=REASON)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Agree to the automation" in page
    assert "Сұңқартасов Мейірлан Ертайұлы" in page
    assert "The state is now “Agreed”." in page
    assert REASON in page
    assert "The decision is taken" in page
    assert 'name="preview"' not in page
    assert state_of(request) == "agreed"


@pytest.mark.parametrize("stage", ["filed", "under_review"])
def test_before_the_conclusion_the_clause_withholds_it(ministry, thursday, stage):
    request = getattr(journey, stage)()
    response = ministry.get(address(request))
    page = response.content.decode()
    assert "The ministry decides only after it has received the conclusion" in page
    assert "Clause 13 of the Rules" in page
    assert 'name="preview"' not in page
    assert "It has not been delivered yet." in page
    assert post(ministry, request, "send", decision="agree", words="").status_code == 422
    assert state_of(request) == request.state


def test_a_conclusion_being_written_is_not_shown_to_its_own_author_here(sign_in, thursday):
    request = journey.under_review()
    journey.assessed(request)
    page = sign_in("integrator").get(address(request)).content.decode()
    assert "It has not been delivered yet." in page


@pytest.mark.parametrize("who", ["integrator", "health-ministry"])
def test_nobody_else_decides(sign_in, thursday, who):
    request, client = journey.concluded(), sign_in(who)
    assert 'name="preview"' not in client.get(address(request)).content.decode()
    for button in ("preview", "send"):
        assert post(client, request, button, decision="agree", words="").status_code == 422
    assert state_of(request) == "concluded"


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier", "operator"])
def test_strangers_find_nothing(sign_in, thursday, who):
    request, client = journey.concluded(), sign_in(who)
    assert client.get(address(request)).status_code == 404
    assert post(client, request, "send", decision="agree", words="").status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1"])
def test_a_form_without_its_version_is_refused(ministry, thursday, version):
    request = journey.concluded()
    response = post(ministry, request, "send", version=version, decision="agree", words="")
    assert response.status_code == 400


def test_after_the_decision_the_page_shows_it(ministry, sign_in, thursday):
    request = journey.done(journey.concluded(), "refuse", "ministry", reason=REASON)
    for who in ("ministry", "health-ministry", "integrator"):
        page = sign_in(who).get(address(request)).content.decode()
        assert "The decision is taken" in page
        assert REASON in page
        assert request.decision_number in page
        assert 'name="preview"' not in page
        assert "This cannot be done now" not in page


def test_the_state_body_and_the_applicant_are_both_addressed(sign_in, thursday):
    application = journey.applied_and_concluded()
    response = post(sign_in("ministry"), application, decision="agree", words="")
    paper = response.context["paper"]
    assert paper.language == "ru"
    assert [to.name for to in paper.addressees] == [
        "Министерство здравоохранения Республики Казахстан",
        "ТОО «Тумар Код» (демо)",
    ]
    assert ("Заявитель", "ТОО «Тумар Код» (демо)") in facts_of(paper)
    assert "Tumar Code LLP (demo)" in response.context["told"]
    for who in ("supplier", "health-ministry"):
        assert sign_in(who).get(address(application)).status_code == 200


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
def test_it_takes_few_queries(sign_in, thursday, who, django_assert_max_num_queries):
    request = journey.under_review()
    give(
        journey.conclusion_of(request), *(found(n, path=f"/cases/АСМ-2026-{n}/") for n in range(9))
    )
    journey.done(journey.assessed(request, "met met not_met"), "issue", "integrator")
    client = sign_in(who)
    client.get(address(request))
    with django_assert_max_num_queries(12):
        client.get(address(request))
    request.refresh_from_db(fields=["version"])
    with django_assert_max_num_queries(12):
        post(client, request, decision="agree", words="")
    with django_assert_max_num_queries(12):
        post(client, request, decision="agree", words="Негіздеме.")
