"""`request.actor`, the guards of pages, and the language that is remembered."""

import pytest
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from django_htmx.middleware import HtmxDetails

from portal.accounts.access import officer_required
from portal.accounts.middleware import ActorMiddleware
from portal.accounts.models import User
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kazakh():
    """A request leaves its language behind in the thread; every test starts in Kazakh."""
    with override("kk"):
        yield


@pytest.fixture(autouse=True)
def _cast(db):
    cast.ensure()


def signed_in_as(key):
    client = Client()
    client.force_login(cast.user(key))
    return client


def answer(view, user, language="kk", method="get", path="/page/?a=1", **headers):
    request = getattr(RequestFactory(), method)(path, headers=headers)
    request.user = user
    request.htmx = HtmxDetails(request)
    with override(language):
        return ActorMiddleware(view)(request)


def page(request):
    return HttpResponse(request.actor.label if request.actor else "nobody")


def language_of(key):
    return User.objects.values_list("language", flat=True).get(pk=cast.user(key).pk)


class Stranger:
    is_authenticated = False


def test_a_stranger_is_nobody_and_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answer(page, Stranger()).content == b"nobody"


def test_the_sign_in_page_asks_the_database_nothing(django_assert_num_queries):
    client = Client()
    client.get("/sign-in/")
    with django_assert_num_queries(0):
        client.get("/sign-in/")


def test_a_signed_in_person_is_an_actor():
    response = answer(page, cast.user("health-ministry"))
    assert response.content.decode() == cast.actor("health-ministry").label


def test_a_stranger_is_sent_to_sign_in_and_back():
    response = answer(officer_required(page), Stranger())
    assert response.url == "/sign-in/?next=/page/%3Fa%3D1"
    response = answer(officer_required(page), Stranger(), "ru", path="/ru/page/")
    assert response.url == "/ru/sign-in/?next=/ru/page/"


def test_a_fragment_sends_the_whole_page_to_sign_in():
    response = answer(
        officer_required(page), Stranger(), method="post",
        HX_Request="true", HX_Current_URL="http://testserver/cases/7/?tab=1",
    )  # fmt: skip
    assert response.headers["HX-Redirect"] == "/sign-in/?next=/cases/7/%3Ftab%3D1"


def test_a_person_without_an_organisation_gets_a_clear_page():
    client = signed_in_as("health-ministry")
    cast.user("health-ministry").memberships.update(active=False)
    response = client.get(f"/en{reverse('workplace:my-work')}")
    assert response.status_code == 403
    assert b"You act for no organisation yet" in response.content


def test_the_language_last_read_is_remembered_once(django_assert_num_queries):
    user = cast.user("health-ministry")
    answer(page, user, "ru")
    assert language_of("health-ministry") == "ru"
    user.refresh_from_db()
    with django_assert_num_queries(1):  # the actor, and nothing to write
        answer(page, user, "ru")


def test_only_a_page_that_was_read_says_something_about_the_language():
    user = cast.user("health-ministry")
    answer(lambda request: JsonResponse({}), user, "ru")
    answer(lambda request: HttpResponse(status=404), user, "ru")
    answer(page, user, "ru", method="post")
    assert language_of("health-ministry") == "kk"


def test_the_address_decides_the_language():
    client = signed_in_as("health-ministry")
    page = reverse("workplace:my-work")
    client.get(f"/ru{page}")
    assert language_of("health-ministry") == "ru"
    client.get(page)
    assert language_of("health-ministry") == "kk"
