"""A case whose creation was ordered, and its design task at each stage, made by the steps themselves."""

import pytest

from procurement.models import DesignTask
from tests.journey import done, ordered

from .pages import AUTHOR, filled_with
from .task import task


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
    """The integrator's browser, without scripts."""
    return sign_in(AUTHOR)


@pytest.fixture
def draft(people, at) -> DesignTask:
    """Nothing is filled yet; the notice arrived on 2026-02-10."""
    at("2026-02-10 15:00")
    request = ordered()
    at("2026-02-16 10:00")
    return DesignTask.objects.get(project=request.project_id)


@pytest.fixture
def filled(draft) -> DesignTask:
    return filled_with(draft, task())


@pytest.fixture
def approved(filled) -> DesignTask:
    return done(filled, "approve", AUTHOR)
