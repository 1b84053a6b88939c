"""How allauth signs people in here: no sign-up, a lockout, the person's language, the audit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from . import journal
from .models import User


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _(
            "This account is closed. Ask the administrator of your organisation's accounts."
        ),
        "email_password_mismatch": _("The e-mail address or the password is wrong."),
        "enter_current_password": _("This is not your current password."),
        "too_many_login_attempts": _(
            "Signing in is closed for now: there were too many wrong passwords."
            " Wait five minutes and try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given by an administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses, whatever the password, once the limits of `login_failed` are used up."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._note_attempt(journal.SIGN_IN_LOCKED, request, credentials)
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user = super().authenticate(request, **credentials)
        if user and not user.is_active:
            # The password was right, so this tells a stranger nothing.
            self._note_attempt(journal.SIGN_IN_FAILED, request, credentials)
            raise self.validation_error("account_inactive")
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._note_attempt(journal.SIGN_IN_FAILED, request, credentials)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        journal.note(journal.SIGNED_IN, user, address=self.get_client_ip(request))

    def logout(self, request: HttpRequest) -> None:
        journal.note(journal.SIGNED_OUT, request.user)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            journal.note(journal.PASSWORD_CHANGED, user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """My work, in the language the person last read."""
        with override(request.user.language):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The front page in the language of the page that was left."""
        language = get_language()
        with override(settings.LANGUAGE_CODE):  # in which the setting is written
            return translate_url(resolve_url(settings.ACCOUNT_LOGOUT_REDIRECT_URL), language)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # The inherited key holds the Host header with its port, which the sender chooses:
        # another port would be another count of wrong passwords.
        return credentials["email"].lower()

    def _note_attempt(self, verb: str, request: HttpRequest, credentials: dict) -> None:
        journal.note_attempt(verb, credentials["email"], self.get_client_ip(request))
