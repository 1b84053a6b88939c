"""Signing in on the pages of procurement."""

import pytest


@pytest.fixture
def as_(client, people):
    """`as_("operator/2")` is the test client, signed in as somebody of the cast."""

    def signed_in(key: str):
        client.force_login(
            people(key).user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return signed_in
