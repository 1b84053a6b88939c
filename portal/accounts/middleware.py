"""Puts the acting person on the request, and remembers the language they read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from .actor import actor_of
from .models import User


class ActorMiddleware:
    """`request.actor`: an `Actor`, or None for a stranger. A visitor without a session costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = actor_of(user) if user.is_authenticated else None
        response = self.get_response(request)
        if user.is_authenticated and _is_page(request, response):
            _remember_language(user)
        return response


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    # The API and downloads have no language in their address, so they say nothing about it.
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.get("Content-Type", "").startswith("text/html")
    )


def _remember_language(user: User) -> None:
    language = get_language()
    if language != user.language and language in dict(settings.LANGUAGES):
        User.objects.filter(pk=user.pk).update(language=language)
