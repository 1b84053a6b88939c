"""Where Annex 1 and Annex 2 begin, and who finds the draft."""

from uuid import uuid4

import pytest

from portal.workflow.models import Project
from portal.workflow.perform import perform
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest, SupplierApplication
from tests.cast import PEOPLE
from tests.requests_app.annex import APPLICATION, COMPLETE, address, annex, fresh

pytestmark = pytest.mark.django_db
START, APPLY = "/en/requests/start/", "/en/applications/start/"
SCOPE = {"language": "kk", "scope-object": "information_system", "scope-holds_secrets": "no"}
NAMED = SCOPE | {"scope-state_body": PEOPLE["health-ministry"].body.bin}


def test_the_questions_of_clause_3_come_before_any_draft(page, officer):
    shown = page.get(START).content.decode()
    assert "scope-holds_secrets" in shown
    assert "scope-integrates_with_egov" not in shown
    answer = page.post(START, SCOPE | {"language": "ru"})
    draft = AutomationRequest.objects.get(filer=officer.organisation)
    assert answer.url == address(draft)
    assert draft.language == "ru"
    assert draft.sections == {
        "scope": {"object": "information_system", "holds_secrets": "no", "integrates_with_egov": ""}
    }


@pytest.mark.parametrize(
    ("changed", "target"),
    [
        ({"language": "xx"}, "id_language_0"),
        ({"scope-object": ""}, "id_scope-object_0"),
        ({"scope-object": "castle"}, "id_scope-object_0"),
        ({"scope-holds_secrets": ""}, "id_scope-holds_secrets_0"),
    ],
)
def test_an_answer_that_is_missing_or_wrong_starts_nothing(page, changed, target):
    answer = page.post(START, SCOPE | changed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'href="#{target}"' in shown
    assert f'id="{target}"' in shown
    assert not Project.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_on_state_secrets_nothing_is_stored_and_the_page_says_why(page, language):
    address = START.replace("/en/", "/" if language == "kk" else f"/{language}/")
    answer = page.post(address, SCOPE | {"scope-holds_secrets": "yes"})
    assert answer.status_code == 422
    assert answer.context["refusal"].clause == "3(1)"
    assert "3(1)" in answer.content.decode()
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("changed", "clause"),
    [
        ({"scope-integrates_with_egov": "no"}, "3(2)"),
        ({"scope-integrates_with_egov": "yes", "scope-object": "resource"}, "3(2)"),
        ({"scope-integrates_with_egov": "yes"}, None),
    ],
)
def test_the_national_bank_files_only_for_systems_that_integrate(sign_in, changed, clause):
    page = sign_in("national-bank")
    assert "scope-integrates_with_egov" in page.get(START).content.decode()
    answer = page.post(START, SCOPE | changed)
    refusal = answer.context["refusal"] if answer.status_code == 422 else None
    assert (refusal.clause if refusal else None) == clause
    assert Project.objects.exists() == (clause is None)


def test_a_supplier_names_the_body_and_clause_3_is_asked_of_it(sign_in):
    page = sign_in("supplier")
    bank = {"scope-state_body": PEOPLE["national-bank"].body.bin}
    assert page.post(APPLY, SCOPE).status_code == 422
    assert page.post(APPLY, SCOPE | bank).status_code == 422
    refused = page.post(APPLY, SCOPE | bank | {"scope-integrates_with_egov": "no"})
    assert refused.context["refusal"].clause == "3(2)"
    assert not Project.objects.exists()
    page.post(APPLY, NAMED)
    draft = SupplierApplication.objects.get()
    assert draft.owner.bin == NAMED["scope-state_body"]


@pytest.mark.parametrize(
    ("who", "own", "other", "clause"),
    [
        ("health-ministry", START, APPLY, "8(2)"),
        ("supplier", APPLY, START, "8(1)"),
        ("operator", APPLY, START, "8(1)"),
    ],
)
def test_the_wrong_one_is_told_which_form_is_theirs(sign_in, who, own, other, clause):
    page = sign_in(who)
    shown = page.get(other).content.decode()
    assert f'href="{own}"' in shown
    assert clause in shown
    assert '<form method="post" class="portal-stack"' not in shown
    assert page.post(other, NAMED).status_code == 422
    assert not Project.objects.exists()


@pytest.mark.parametrize("who", ["ministry", "integrator"])
def test_who_files_nothing_is_told_so(sign_in, who):
    page = sign_in(who)
    for url in (START, APPLY):
        answer = page.get(url)
        assert answer.status_code == 200
        assert START not in answer.content.decode().split("<main", 1)[1]


def test_drafts_that_exist_are_shown_without_a_query_for_each(
    page, officer, django_assert_max_num_queries
):
    for _number in range(4):
        start_draft(AutomationRequest, actor=officer, language="kk")
    with django_assert_max_num_queries(8):
        answer = page.get(START)
    assert answer.content.decode().count("/requests/drafts/") == 4


def _filed(actor):
    draft = start_draft(AutomationRequest, actor=actor, language="kk")
    draft = save_draft(draft, annex(), actor=actor, version=0)
    return perform(draft, "submit", actor=actor, version=1).record


def test_a_new_one_may_begin_with_the_answers_of_an_earlier_one(page, officer):
    earlier = _filed(officer)
    number = earlier.project.number
    shown = page.get(f"{START}?earlier={number}").content.decode()
    assert f'<option value="{number}" selected>' in shown
    answer = page.post(START, SCOPE | {"earlier": number, "scope-object": "resource"})
    draft = AutomationRequest.objects.exclude(pk=earlier.pk).get()
    assert answer.url == address(draft)
    assert draft.sections["goal"] == COMPLETE["goal"]
    assert draft.sections["scope"]["object"] == "resource"
    assert draft.title == earlier.title
    assert draft.follows is None
    assert fresh(earlier).sections == annex()


def test_a_withdrawn_one_is_taken_up_again_and_linked(page, officer):
    earlier = _filed(officer)
    perform(earlier, "withdraw", actor=officer, version=earlier.version, reason="Қате жіберілді.")
    number = earlier.project.number
    assert f"linked to {number}" in page.get(f"{START}?earlier={number}").content.decode()
    page.post(START, SCOPE | {"earlier": number})
    assert AutomationRequest.objects.get(follows=earlier).state == "draft"


def test_nobody_begins_with_what_another_body_filed(page, officer, people):
    foreign = _filed(people("tourism-ministry"))
    number = foreign.project.number
    assert number not in page.get(f"{START}?earlier={number}").content.decode().split("<main")[1]
    page.post(START, SCOPE | {"earlier": number})
    draft = AutomationRequest.objects.exclude(pk=foreign.pk).get()
    assert draft.sections.keys() == {"scope"}
    own = _filed(officer)
    answer = page.post(START, SCOPE | {"earlier": number})
    assert answer.status_code == 422
    assert AutomationRequest.objects.exclude(pk__in=[foreign.pk, own.pk]).count() == 1


def test_pressing_start_twice_starts_one_request(page):
    key = str(uuid4())
    first = page.post(START, SCOPE | {"key": key})
    assert page.post(START, SCOPE | {"key": key}).url == first.url
    assert AutomationRequest.objects.count() == 1


def test_a_draft_of_an_application_opens_like_one_of_a_request(sign_in, application):
    page = sign_in("supplier")
    shown = page.get(address(application)).content.decode()
    assert shown.count("draft-task__row") == len(APPLICATION)


@pytest.mark.parametrize("path", ["draft", "file", "discard", "goal"])
def test_strangers_sign_in_and_other_bodies_find_nothing(client, sign_in, draft, path):
    url = address(draft, "section", path) if path == "goal" else address(draft, path)
    assert "sign-in" in client.get(url).url
    for key in ("tourism-ministry", "ministry", "integrator", "supplier"):
        other = sign_in(key)
        assert other.get(url).status_code == 404
        assert other.post(url, {"version": 0}).status_code in (404, 405)


def test_a_colleague_sees_the_same_draft(sign_in, draft):
    assert sign_in("health-ministry/2").get(address(draft)).status_code == 200
