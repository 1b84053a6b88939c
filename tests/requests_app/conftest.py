"""A draft, and a browser without scripts that is signed in."""

import pytest

from portal.workflow.perform import Done, perform
from requests_app.actions import save_draft, start_draft
from requests_app.models import AutomationRequest, SupplierApplication
from tests.requests_app.annex import annex


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


@pytest.fixture
def whole(draft, officer) -> AutomationRequest:
    """A draft in which nothing is left to correct."""
    return save_draft(draft, annex(), actor=officer, version=draft.version)


@pytest.fixture
def application(people) -> SupplierApplication:
    return start_draft(SupplierApplication, actor=people("supplier"), language="ru")


@pytest.fixture
def returned(whole, officer, people) -> AutomationRequest:
    """Filed, and sent back by the integrator with a remark on the goal."""
    filed = _done(whole, "submit", officer)
    return _done(
        filed,
        "return_for_correction",
        people("integrator"),
        remarks={"goal": "Мақсатты нақтылаңыз."},
    )


def _done(record, step, actor, **data):
    outcome = perform(record, step, actor=actor, version=record.version, **data)
    assert isinstance(outcome, Done), outcome
    return outcome.record
