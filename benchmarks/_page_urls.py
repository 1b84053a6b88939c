"""The portal's own addresses, a page that does nothing but render a small template, and one
that is nothing but the frame of every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from portal.urls import (  # noqa: F401
    handler400,
    handler403,
    handler404,
    handler500,
)
from portal.urls import urlpatterns as portal_urls

MINIMAL = engines["django"].from_string(
    "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ text }}</body></html>"
)


def minimal(request: HttpRequest) -> HttpResponse:
    return HttpResponse(MINIMAL.render({"title": "Minimal", "text": "Nothing"}, request))


def frame(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


urlpatterns = [path("minimal", minimal), path("frame", frame), *portal_urls]
