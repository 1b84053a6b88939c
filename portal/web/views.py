"""Two addresses without a record behind them: health, and the style page."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.web import samples


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "no answer"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


def style(request: HttpRequest) -> HttpResponse:
    """Every component with sample data; not in production."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "web/style.html", samples.everything())
