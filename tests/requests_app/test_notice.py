"""The notice of clause 18: both last days beforehand, the preview, and the term it starts."""

from datetime import date

import pytest

from portal.audit.models import AuditRow
from portal.workflow.models import Obligation, Record
from tests import journey

from .papers import facts_of

TEXT = "Дәрілік заттар тізілімімен интеграцияны көздеңіз."


@pytest.fixture
def agreed(db, at):
    at("2026-02-05 15:00")
    request = journey.agreed()
    at("2026-02-10 18:00")
    return request


@pytest.fixture
def ministry(sign_in):
    return sign_in("ministry")


def address(record, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{record.project.number}/notice/"


def post(client, record, button: str = "preview", text: str = TEXT, version=None):
    data = {"version": record.version if version is None else version, button: "1", "text": text}
    return client.post(address(record), data)


def state_of(record) -> str:
    return Record.objects.get(pk=record.pk).state


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "Бүгін жіберсеңіз, соңғы күні – 11.03.2026."),
        ("/ru", "Если направить его сегодня, последний день – 11.03.2026."),
        ("/en", "If you send it today, it is due on 11.03.2026."),
    ],
)
def test_both_last_days_are_told_and_explained_beforehand(ministry, agreed, prefix, said):
    page = ministry.get(address(agreed, prefix)).content.decode()
    assert said in page
    assert "18.03.2026" in page  # the outer limit
    assert page.count("portal-days__due") == 2
    for code in ("X1. ", "X10. "):
        assert code in page


def test_the_preview_is_a_paper_and_sends_nothing(ministry, agreed):
    rows = AuditRow.objects.count()
    response = post(ministry, agreed)
    paper = response.context["paper"]
    assert paper.title == "АК-қызметін құруды ұйымдастыру қажеттігі туралы"
    assert [to.name for to in paper.addressees] == ["Сервистік интегратор (демо)"]
    assert (paper.number, paper.draft) == ("", True)
    assert agreed.decision_number in facts_of(paper)[-1][1]
    assert TEXT in response.content.decode()
    assert "11.03.2026" in response.content.decode()
    assert (state_of(agreed), AuditRow.objects.count()) == ("agreed", rows)


def test_back_from_the_preview_everything_is_kept(ministry, agreed):
    assert post(ministry, agreed, "edit").context["form"]["text"].value() == TEXT


def test_sending_starts_the_term_that_was_told(ministry, agreed):
    response = post(ministry, agreed, "send")
    term = Obligation.objects.get(code="18.design_task")
    assert (term.due_on, term.outer_due_on) == (date(2026, 3, 11), date(2026, 3, 18))
    assert state_of(agreed) == "creation_ordered"
    page = ministry.get(response.url).content.decode()
    assert "The term of the design task has begun." in page
    assert "Outer limit: 18.03.2026" in page
    shown = ministry.get(address(agreed)).content.decode()
    assert "The notice is sent" in shown
    assert TEXT in shown
    assert 'name="preview"' not in shown


def test_the_same_submit_again_answers_the_same(ministry, agreed):
    first, rows = post(ministry, agreed, "send"), AuditRow.objects.count()
    second = post(ministry, agreed, "send")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert AuditRow.objects.count() == rows


@pytest.mark.parametrize("button", ["preview", "send"])
def test_who_comes_second_sees_the_sent_notice_and_keeps_what_was_typed(ministry, agreed, button):
    journey.done(agreed, "order_creation", "ministry/2", text="")
    response = post(ministry, agreed, button)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Сұңқартасов Мейірлан Ертайұлы" in page
    assert TEXT in page
    assert 'name="preview"' not in page


def test_too_long_a_text_is_told_and_kept(ministry, agreed):
    response = post(ministry, agreed, "send", text="а" * 10_001)
    assert response.status_code == 422
    assert "Write at most 10000 characters" in response.content.decode()
    assert state_of(agreed) == "agreed"


def test_before_the_agreement_it_is_withheld_by_a_rule_of_ours(ministry, at, db):
    at("2026-02-05 15:00")
    request = journey.concluded()
    page = ministry.get(address(request)).content.decode()
    assert "Creation is ordered only after the ministry has agreed" in page
    assert "A rule of the portal, not of the order" in page
    assert 'name="preview"' not in page
    assert post(ministry, request, "send").status_code == 422


@pytest.mark.parametrize("who", ["integrator", "health-ministry"])
def test_nobody_else_sends_it(sign_in, agreed, who):
    client = sign_in(who)
    assert 'name="preview"' not in client.get(address(agreed)).content.decode()
    assert post(client, agreed, "send").status_code == 422
    assert state_of(agreed) == "agreed"


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier"])
def test_strangers_find_nothing(sign_in, agreed, who):
    assert sign_in(who).get(address(agreed)).status_code == 404


def test_the_general_page_leads_here(ministry, agreed):
    response = ministry.get(f"/en/cases/{agreed.project.number}/request/order_creation/")
    assert response.url.endswith("/notice/")


@pytest.mark.parametrize("who", ["ministry", "integrator", "health-ministry"])
def test_it_takes_few_queries(sign_in, agreed, who, django_assert_max_num_queries):
    client = sign_in(who)
    client.get(address(agreed))
    with django_assert_max_num_queries(12):
        client.get(address(agreed))
    with django_assert_max_num_queries(12):
        post(client, agreed)
    journey.done(agreed, "order_creation", "ministry", text=TEXT)
    with django_assert_max_num_queries(12):
        client.get(address(agreed))
