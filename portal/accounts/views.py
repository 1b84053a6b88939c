"""allauth's sign-in, closed in words when the count of wrong passwords cannot be reached."""

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from redis.exceptions import RedisError


def sign_in(request: HttpRequest) -> HttpResponse:
    """Without Redis there is no lockout, so nobody is let in; who is signed in stays so."""
    try:
        return views.login(request)
    except RedisError:
        return render(request, "account/not_now.html", status=503)
