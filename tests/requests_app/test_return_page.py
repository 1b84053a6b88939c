"""The page that returns a record: a remark beside each section, nothing typed is lost."""

import pytest

from portal.audit.models import AuditRow
from requests_app.models import AutomationRequest, SupplierApplication
from tests import journey

REMARK = "Мақсатты өлшенетін етіп жазыңыз."


@pytest.fixture
def request_(db, at) -> AutomationRequest:
    at("2026-03-17 09:00")
    return journey.filed()


@pytest.fixture
def page(sign_in):
    return sign_in("integrator")


def address(record, prefix: str = "/en") -> str:
    return f"{prefix}/cases/{record.project.number}/return/"


def send(page, record, version=None, prefix="/en", **remarks):
    typed = {f"remark-{key}": text for key, text in remarks.items()}
    version = record.version if version is None else version
    return page.post(address(record, prefix), {"version": version} | typed)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", ("Пысықтауға қайтару", "Ескерту: «3. ")),
        ("/ru", ("Вернуть на доработку", "Замечание к разделу «3. ")),
        ("/en", ("Return for correction", "Remark on “3. ")),
    ],
)
def test_each_section_of_the_annex_has_its_text_and_a_box(page, request_, prefix, words):
    text = page.get(address(request_, prefix)).content.decode()
    for section in request_.ANNEX.by_key:
        assert text.count(f'name="remark-{section}"') == 1
    assert request_.sections["goal"]["goal"][:40] in text
    for word in words:
        assert word in text


def test_an_application_has_the_boxes_of_its_own_annex(page, db):
    application = journey.applied()
    text = page.get(address(application)).content.decode()
    assert text.count('name="remark-') == len(SupplierApplication.ANNEX.by_key)
    assert send(page, application, cost="Құнын негіздеңіз.").status_code == 302
    assert fresh(application).remarks == {"cost": "Құнын негіздеңіз."}


def test_it_goes_back_with_the_remarks_that_say_something(page, request_):
    response = send(page, request_, goal=f" {REMARK}\r\n\r\nҚараңыз. ", scale="  ")
    assert response.status_code == 302
    record = fresh(request_)
    assert record.state == "returned"
    assert record.remarks == {"goal": f"{REMARK}\n\nҚараңыз."}


def test_the_same_submit_again_answers_the_same(page, request_):
    answers = [send(page, request_, goal=REMARK) for _ in range(2)]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, answers[0].url)}
    assert AuditRow.objects.filter(verb="request.return_for_correction").count() == 1


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "Кемінде бір бөлім бойынша ескерту жазыңыз."),
        ("/ru", "Напишите замечание хотя бы к одному разделу."),
        ("/en", "Write a remark on at least one section."),
    ],
)
def test_without_any_remark_it_is_not_returned(page, request_, prefix, said):
    response = send(page, request_, prefix=prefix, goal="  ", scale="")
    assert response.status_code == 422
    assert said in response.content.decode()
    assert fresh(request_).state == "submitted"


def test_a_remark_that_is_too_long_is_named_at_its_box_and_all_is_kept(page, request_):
    response = send(page, request_, goal="ж" * 5001, scale=REMARK)
    text = response.content.decode()
    assert response.status_code == 422
    assert text.count("Write at most 5000 characters; there are 5001.") == 2
    assert 'href="#id_remark-goal"' in text
    assert "ж" * 5001 in text
    assert REMARK in text
    assert fresh(request_).state == "submitted"


def test_five_thousand_characters_on_many_lines_are_enough(page, request_):
    assert send(page, request_, goal="ж\r\n" * 2499 + "жж").status_code == 302


def test_characters_that_cannot_be_kept_are_refused_and_the_rest_is_kept(page, request_):
    response = send(page, request_, goal="a\x00b", scale=REMARK)
    assert response.status_code == 422
    assert REMARK in response.content.decode()


def test_a_stale_form_shows_what_changed_and_keeps_what_was_typed(page, request_):
    journey.done(request_, "accept", "integrator/2")
    response = send(page, request_, goal=REMARK)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Accept for review" in text
    assert "Қарлығашқанов Бағлан Ермекұлы" in text
    assert REMARK in text
    assert f'name="version" value="{fresh(request_).version}"' in text
    assert send(page, fresh(request_), goal=REMARK).status_code == 302


def test_what_was_typed_can_be_read_when_it_can_no_longer_be_sent(page, request_):
    journey.done(request_, "withdraw", "health-ministry", reason="")
    response = send(page, request_, goal=REMARK)
    text = response.content.decode()
    assert response.status_code == 409
    assert REMARK in text
    assert 'class="return-form"' not in text


def test_in_another_state_it_says_why_and_that_the_rule_is_ours(page, db):
    request = journey.concluded()
    text = page.get(address(request)).content.decode()
    assert "The conclusion is delivered already" in text
    assert "A rule of the portal, not of the order" in text
    assert 'name="remark-goal"' not in text


@pytest.mark.parametrize("who", ["ministry", "health-ministry"])
def test_who_sees_it_and_is_not_the_integrator_cannot_return_it(sign_in, request_, who):
    client = sign_in(who)
    text = client.get(address(request_)).content.decode()
    assert "Your organisation does not take this step in this project." in text
    assert send(client, request_, goal=REMARK).status_code == 422
    assert fresh(request_).state == "submitted"


@pytest.mark.parametrize("who", ["tourism-ministry", "supplier"])
def test_a_stranger_finds_nothing(sign_in, request_, who):
    assert sign_in(who).get(address(request_)).status_code == 404
    assert send(sign_in(who), request_, goal=REMARK).status_code == 404


@pytest.mark.parametrize("number", ["%00", "АСМ-2026-999999"])
def test_an_address_that_names_no_case_is_not_found(page, db, number):
    assert page.get(f"/en/cases/{number}/return/").status_code == 404


def test_a_form_without_its_version_returns_nothing(page, request_):
    assert page.post(address(request_), {"remark-goal": REMARK}).status_code == 400


def test_the_general_page_of_the_step_leads_here(page, request_):
    general = f"/en/cases/{request_.project.number}/request/return_for_correction/"
    assert page.get(general).url.endswith("/return/")


def test_earlier_remarks_stand_beside_the_box_when_it_comes_back(page, request_):
    send(page, request_, goal=REMARK)
    journey.done(fresh(request_), "submit", "health-ministry")
    text = page.get(address(request_)).content.decode()
    assert "You remarked before:" in text
    assert REMARK in text
    assert "What changed since the version you reviewed" in text


def test_while_the_filer_corrects_it_there_is_no_newer_version_to_look_at(page, request_):
    send(page, request_, goal=REMARK)
    text = page.get(address(request_)).content.decode()
    assert "What changed since the version you reviewed" not in text
    assert "This step cannot be taken while the state is" in text


def test_the_number_of_queries_is_held(page, request_, django_assert_max_num_queries):
    page.get(address(request_))
    with django_assert_max_num_queries(12):
        page.get(address(request_))
