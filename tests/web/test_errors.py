"""What went wrong is said in the reader's language, under the right status."""

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from portal.web import errors


@pytest.fixture
def request_of_nobody():
    request = RequestFactory().get("/en/")
    request.actor = None
    request.session = {}
    return request


@pytest.mark.parametrize(
    ("handler", "status"),
    [(errors.bad_request, 400), (errors.forbidden, 403), (errors.not_found, 404)],
)
def test_each_error_has_its_page(request_of_nobody, handler, status):
    with override("en"):
        response = handler(request_of_nobody, Exception())
    assert response.status_code == status
    assert '<h1 class="portal-title">' in response.content.decode()


@pytest.mark.parametrize(("path", "language"), [("/x/", "kk"), ("/ru/x/", "ru"), ("/en/x/", "en")])
def test_a_missing_page_speaks_the_language_of_its_address(client, db, path, language):
    response = client.get(path)
    assert response.status_code == 404
    assert f'<html lang="{language}"' in response.content.decode()


def test_the_page_of_a_fault_needs_no_database_and_no_request(rf):
    """Without the `db` fixture any query would fail the test."""
    with override("en"):
        response = errors.server_error(rf.get("/en/"))
    assert response.status_code == 500
    assert "/static/portal/css/frame" in response.content.decode()


def test_a_form_without_its_token_is_explained(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/sign-in/", {"login": "a@b.kz", "password": "x"})
    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()
