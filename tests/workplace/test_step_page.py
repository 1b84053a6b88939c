"""The page of a step: shows, takes, refuses, and answers a second submit as the first."""

from urllib.parse import quote

import pytest

from portal.audit.models import AuditRow
from portal.workflow.models import Record
from requests_app.models import AutomationRequest
from tests import journey


@pytest.fixture
def monday(db, at):
    at("2026-03-16 10:00")


def address(request, step: str, kind: str = "request", prefix: str = "/en") -> str:
    return f"{prefix}/cases/{request.project.number}/{kind}/{step}/"


def state_of(request) -> str:
    return AutomationRequest.objects.get(pk=request.pk).state


@pytest.mark.parametrize(
    ("prefix", "title", "undone"),
    [
        ("", "Сұрау салуды кері қайтарып алу", "Бұл әрекетті кері қайтаруға болмайды"),
        ("/ru", "Отозвать запрос", "Это действие нельзя отменить"),
        ("/en", "Withdraw the request", "This cannot be undone"),
    ],
)
def test_it_says_what_the_step_does_and_that_it_cannot_be_undone(
    as_, monday, prefix, title, undone
):
    request = journey.filed()
    page = as_("health-ministry").get(address(request, "withdraw", prefix=prefix)).content.decode()
    assert title in page
    assert undone in page
    assert 'name="reason"' in page
    assert f'name="version" value="{request.version}"' in page


def test_a_step_of_a_clause_shows_the_clause(as_, monday):
    page = as_("ministry").get(address(journey.filed(), "submit")).content.decode()
    assert "Your organisation does not take this step in this project." in page
    assert "сұрау салуы" in page  # the clause in its own words


@pytest.mark.parametrize(
    ("step", "own"),
    [
        ("agree", "/decision/?decision=agree"),
        ("refuse", "/decision/?decision=refuse"),
        ("order_creation", "/notice/"),
        ("return_for_correction", "/return/"),
    ],
)
def test_a_step_with_a_page_of_its_own_is_shown_there(as_, monday, step, own):
    response = as_("ministry").get(address(journey.concluded(), step))
    assert (response.status_code, response.url.endswith(own)) == (302, True)


def test_a_returned_record_is_filed_again_where_it_is_written(as_, monday):
    request = journey.returned()
    response = as_("health-ministry").get(address(request, "submit"))
    assert response.url == f"/en/requests/drafts/{request.pk}/"
    assert as_("integrator").get(address(request, "submit")).status_code == 200


def test_withdrawing_leads_to_the_case_which_says_so(as_, monday):
    request = journey.under_review()
    response = as_("health-ministry").post(
        address(request, "withdraw"),
        {"version": request.version, "reason": "Басқа жоба басталды."},
        follow=True,
    )
    page = response.content.decode()
    assert state_of(request) == "withdrawn"
    assert "Withdrawn by the filer" in page
    assert "Басқа жоба басталды." in page
    assert "File a new request linked to this one" in page


def test_a_step_is_taken_and_leads_to_the_case(as_, monday):
    request = journey.concluded()
    response = as_("ministry").post(
        address(request, "agree"), {"version": request.version, "grounds": ""}, follow=True
    )
    assert response.redirect_chain == [(f"/en/cases/{quote(request.project.number)}/", 302)]
    assert "Done: Agree to the automation." in response.content.decode()
    assert state_of(request) == "agreed"


def test_the_same_submit_again_answers_the_same(as_, monday):
    request, client = journey.concluded(), as_("ministry")
    typed = {"version": request.version, "reason": "Қайталану анықталды."}
    first = client.post(address(request, "refuse"), typed)
    rows = AuditRow.objects.count()
    second = client.post(address(request, "refuse"), typed)
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, first.url)
    assert AuditRow.objects.count() == rows


def test_a_refusal_keeps_the_page_and_names_the_field(as_, monday):
    request = journey.concluded()
    response = as_("ministry").post(address(request, "refuse"), {"version": request.version})
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("State the reason for the refusal.") == 2  # the summary and the field
    assert "There is a problem" in page
    assert 'href="#id_reason"' in page
    assert state_of(request) == "concluded"


def test_what_was_typed_is_kept_when_the_rules_refuse(as_, monday):
    request = journey.concluded("met met not_met")
    response = as_("ministry").post(
        address(request, "agree"), {"version": request.version, "grounds": "   "}
    )
    assert response.status_code == 422
    assert "state the grounds for agreeing all the same" in response.content.decode()


def test_a_stale_form_shows_what_changed_and_keeps_what_was_typed(as_, monday):
    request = journey.concluded()
    journey.done(request, "agree", "ministry/2", grounds="")
    response = as_("ministry").post(
        address(request, "refuse"), {"version": request.version, "reason": "Менің себебім."}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "Agree to the automation" in page
    assert "Сұңқартасов Мейірлан Ертайұлы" in page
    assert "The state is now “Agreed”." in page
    assert "Менің себебім." in page
    assert '<form class="step-form"' not in page
    assert state_of(request) == "agreed"


def test_a_stale_form_of_a_step_that_is_still_open_may_be_sent_again(as_, monday):
    request = journey.under_review()
    conclusion = journey.conclusion_of(request)
    said = {"criterion": "1", "outcome": "met"}
    journey.done(conclusion, "assess", "integrator/2", grounds="Бірінші.", **said)
    client, page = as_("integrator"), address(request, "assess", "conclusion")
    stale = client.post(page, {"version": 0, "grounds": "Екінші.", **said})
    assert stale.status_code == 409
    assert "Екінші." in stale.content.decode()
    assert 'name="version" value="1"' in stale.content.decode()
    assert client.post(page, {"version": 1, "grounds": "Екінші.", **said}).status_code == 302


def test_a_withheld_step_says_why_and_offers_no_form(as_, monday):
    request = journey.concluded()
    response = as_("health-ministry").get(address(request, "withdraw"))
    assert response.status_code == 200
    assert "The conclusion is delivered already" in response.content.decode()
    assert "step-form" not in response.content.decode()
    posted = as_("health-ministry").post(address(request, "withdraw"), {"version": request.version})
    assert posted.status_code == 422


def test_a_withheld_step_of_another_page_is_withheld_here_too(as_, monday):
    request = journey.filed()
    response = as_("ministry").post(address(request, "agree"), {"version": request.version})
    assert response.status_code == 422
    assert "only after it has received the conclusion" in response.content.decode()


def test_the_step_of_another_role_is_refused(as_, monday):
    request = journey.concluded()
    for who in ("health-ministry", "integrator"):
        page = as_(who).get(address(request, "agree"), follow=True).content.decode()
        assert "step-form" not in page
        answer = as_(who).post(address(request, "agree"), {"version": request.version})
        assert answer.status_code == 422
    assert state_of(request) == "concluded"


@pytest.mark.parametrize("who", ["tourism-ministry", "almaty-akimat", "supplier"])
def test_strangers_find_nothing(as_, monday, who):
    request, client = journey.concluded(), as_(who)
    assert client.get(address(request, "agree")).status_code == 404
    assert client.post(address(request, "agree"), {"version": request.version}).status_code == 404
    assert state_of(request) == "concluded"


def test_a_conclusion_that_is_not_issued_is_nobody_elses_business(as_, monday):
    request = journey.under_review()
    assert as_("ministry").get(address(request, "issue", "conclusion")).status_code == 404


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("request", "nonsense"),
        ("nonsense", "agree"),
        ("request", "receive_conclusion"),
        ("tender", "award"),
    ],
)
def test_what_is_no_step_of_a_person_is_not_found(as_, monday, kind, step):
    assert as_("ministry").get(address(journey.concluded(), step, kind)).status_code == 404


@pytest.mark.parametrize("version", ["", "-1", "x", "1.0", "٣", "9" * 30])
def test_a_form_without_its_version_takes_no_step(as_, monday, version):
    request = journey.concluded()
    response = as_("ministry").post(address(request, "agree"), {"version": version})
    assert response.status_code == 400
    assert Record.objects.get(pk=request.pk).state == "concluded"


def test_nobody_takes_a_step_without_signing_in(client, monday):
    request = journey.concluded()
    assert client.post(address(request, "agree"), {"version": request.version}).status_code == 302
    assert state_of(request) == "concluded"
