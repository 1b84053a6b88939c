"""A draft, and a browser without scripts that is signed in."""

import pytest

from requests_app.actions import start_draft
from requests_app.models import AutomationRequest


@pytest.fixture
def officer(people):
    return people("health-ministry")


@pytest.fixture
def sign_in(client, people):
    def enter(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return enter


@pytest.fixture
def page(sign_in):
    return sign_in("health-ministry")


@pytest.fixture
def draft(officer) -> AutomationRequest:
    return start_draft(AutomationRequest, actor=officer, language="kk")
