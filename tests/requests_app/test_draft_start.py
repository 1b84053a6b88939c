"""Where a request begins, and who finds its draft."""

from uuid import uuid4

import pytest
from django.urls import reverse

from requests_app.actions import start_draft
from requests_app.models import AutomationRequest
from tests.requests_app.annex import (
    address,
)

pytestmark = pytest.mark.django_db


def test_the_start_page_lists_drafts_without_a_query_for_each(
    page, officer, django_assert_max_num_queries
):
    for _number in range(3):
        start_draft(AutomationRequest, actor=officer, language="kk")
    with django_assert_max_num_queries(8):
        answer = page.get(reverse("requests:start"))
    assert answer.content.decode().count("/requests/drafts/") == 3


def test_starting_leads_to_an_empty_draft_in_the_chosen_language(page, officer):
    answer = page.post(reverse("requests:start"), {"language": "ru"})
    draft = AutomationRequest.objects.get(filer=officer.organisation)
    assert answer.url == address(draft)
    assert draft.language == "ru"
    assert page.get(answer.url).status_code == 200


def test_a_language_that_is_not_offered_starts_nothing(page):
    assert page.post(reverse("requests:start"), {"language": "xx"}).status_code == 422
    assert not AutomationRequest.objects.exists()


def test_a_supplier_is_told_that_annex_1_is_not_theirs(sign_in):
    answer = sign_in("supplier").post(reverse("requests:start"))
    assert answer.status_code == 422
    assert not AutomationRequest.objects.exists()


@pytest.mark.parametrize("name", ["draft", "file"])
def test_strangers_sign_in_and_other_bodies_find_nothing(client, sign_in, draft, name):
    assert "sign-in" in client.get(address(draft, name)).url
    for key in ("tourism-ministry", "ministry", "integrator", "supplier"):
        other = sign_in(key)
        assert other.get(address(draft, name)).status_code == 404
        assert other.post(address(draft, name), {"version": 0}).status_code == 404


def test_a_colleague_sees_the_same_draft(sign_in, draft):
    assert sign_in("health-ministry/2").get(address(draft)).status_code == 200


def test_pressing_start_twice_starts_one_request(people):
    key, actor = uuid4(), people("health-ministry")
    first = start_draft(AutomationRequest, actor=actor, language="kk", key=key)
    assert start_draft(AutomationRequest, actor=actor, language="kk", key=key) == first
    assert start_draft(AutomationRequest, actor=actor, language="kk", key=uuid4()) != first
